package dev.cardmint.lab.keys;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.process.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A vault with random transport and issuer keys, made and read by the center's program: this lab never opens it.
 *
 * @param centerJar the program
 * @param file the sealed keys
 * @param keyFile what they are sealed with
 */
public record LabVault(Path centerJar, Path file, Path keyFile) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int KEY_BYTES = 16;

    /**
     * Makes the vault unless it is there.
     *
     * @param purpose DRILL, or PRODUCTION to see that a drill terminal cannot use it
     */
    public void createIfMissing(String purpose) {
        if (!Files.exists(file)) {
            String sets = JSON.writeValueAsString(
                    Map.of("keySets", List.of(keySet("transport", "30", purpose), keySet("issuer", "31", purpose))));
            vault(sets, "create", "--kind", "LAB");
        }
    }

    private static Map<String, Object> keySet(String name, String keyVersion, String purpose) {
        byte[] master = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(master);
        return Map.of(
                "name",
                name,
                "purpose",
                purpose,
                "keyVersion",
                keyVersion,
                "diversification",
                "KDF3",
                "keyBits",
                KEY_BYTES * Byte.SIZE,
                "master",
                HexFormat.of().formatHex(master));
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
