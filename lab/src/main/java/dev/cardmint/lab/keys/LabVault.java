package dev.cardmint.lab.keys;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.process.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A vault made and read by the center's program: this lab never opens it. Issuer keys are random; drills have the
 * published transport and factory keys, so that blanks made elsewhere fit.
 *
 * @param centerJar the program
 * @param file the sealed keys
 * @param keyFile what they are sealed with
 */
public record LabVault(Path centerJar, Path file, Path keyFile) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Makes the vault unless it is there.
     *
     * @param purpose DRILL, or PRODUCTION to see that a drill terminal cannot use it
     */
    public void createIfMissing(String purpose) {
        if (!Files.exists(file)) {
            List<Map<String, Object>> sets = Arrays.stream(LabKeySet.values())
                    .map(set -> set.describe(purpose))
                    .toList();
            vault(JSON.writeValueAsString(Map.of("keySets", sets)), "create", "--kind", "LAB");
        }
    }

    /** One drill key set in the clear, for the card's side of the lab. */
    public String export(String set) {
        return vault("", "export-lab", "--set", set);
    }

    private String vault(String input, String verb, String... options) {
        List<String> arguments = new ArrayList<>(List.of("vault", verb));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--file", file.toString(), "--key-file", keyFile.toString()));
        JavaProgram.Result result = JavaProgram.of(centerJar, List.of("-XX:TieredStopAtLevel=1"), arguments)
                .run(input);
        if (result.status() != 0) {
            throw new LabException("The key vault said: " + result.errors().strip());
        }
        return result.output();
    }
}
