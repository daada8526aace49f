package dev.cardmint.lab.keys;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.process.JavaProgram;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.LabFactoryKeys;
import dev.cardmint.simulator.securechannel.LabTransportMaster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
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
    private static final int ISSUER_VERSION = 0x31;

    /**
     * Makes the vault unless it is there.
     *
     * @param purpose DRILL, or PRODUCTION to see that a drill terminal cannot use it
     */
    public void createIfMissing(String purpose) {
        if (!Files.exists(file)) {
            Bytes transport = purpose.equals("DRILL") ? LabTransportMaster.VALUE : randomMaster();
            Bytes factory = purpose.equals("DRILL") ? LabFactoryKeys.VALUE : randomMaster();
            var sets = List.of(
                    keySet("transport", LabTransportMaster.KEY_VERSION, purpose, transport, "KDF3"),
                    keySet("factory", LabFactoryKeys.KEY_VERSION, purpose, factory, "NONE"),
                    keySet("issuer", ISSUER_VERSION, purpose, randomMaster(), "KDF3"));
            vault(JSON.writeValueAsString(Map.of("keySets", sets)), "create", "--kind", "LAB");
        }
    }

    private static Bytes randomMaster() {
        byte[] master = new byte[LabTransportMaster.KEY_BITS / Byte.SIZE];
        new SecureRandom().nextBytes(master);
        return Bytes.copyOf(master);
    }

    private static Map<String, Object> keySet(
            String name, int keyVersion, String purpose, Bytes master, String diversification) {
        return Map.of(
                "name",
                name,
                "purpose",
                purpose,
                "keyVersion",
                "%02X".formatted(keyVersion),
                "diversification",
                diversification,
                "keyBits",
                LabTransportMaster.KEY_BITS,
                "master",
                master.toHex());
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
