package dev.cardmint.center.testing;

import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.testing.TestAuthority.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Terminals and operators that every test center knows. Terminals: {@code base-1} and {@code base-2} (branch north),
 * {@code base-south} (branch south), {@code desk-1} (the center's own, branch center) and {@code office-1},
 * {@code customer-1} are for drill, {@code base-real}, {@code customer-real} are not; {@code stranger} has a good
 * certificate but is not registered. Operators of branch north: {@code clerk}, {@code supervisor}, {@code officer-1},
 * {@code officer-2}; of branch south: {@code clerk-south}; of branch center: {@code clerk-center}. Everybody's password
 * is {@link #PASSWORD}.
 */
public final class TestRegistry {

    public static final String PASSWORD = "a horse, a battery, a staple";

    private static final TestRegistry INSTANCE = new TestRegistry();

    private final TestAuthority authority = new TestAuthority("Test authority");
    private final Map<String, Identity> identities = new LinkedHashMap<>();
    private final List<Map<String, Object>> terminals = new ArrayList<>();
    private final List<Map<String, Object>> operators = new ArrayList<>();
    private final String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    private final Path folder;
    private final TestVaults.Files vault;

    private TestRegistry() {
        addTerminal("base-1", "BASE", "north", true);
        addTerminal("base-2", "BASE", "north", true);
        addTerminal("base-south", "BASE", "south", true);
        addTerminal("desk-1", "BASE", "center", true);
        addTerminal("office-1", "OFFICE", "north", true);
        addTerminal("customer-1", "CUSTOMER", "north", true);
        addTerminal("base-real", "BASE", "north", false);
        addTerminal("customer-real", "CUSTOMER", "north", false);
        identities.put("stranger", authority.issue("CN=stranger, OU=drill"));
        identities.put("impostor", new TestAuthority("Another authority").issue("CN=base-1, OU=drill"));
        addOperator("clerk", "Clara Clerk", "CLERK", "north");
        addOperator("clerk-south", "Sam Clerk", "CLERK", "south");
        addOperator("clerk-center", "Cleo Clerk", "CLERK", "center");
        addOperator("supervisor", "Sue Pervisor", "SUPERVISOR", "north");
        addOperator("officer-1", "Otto One", "SECURITY_OFFICER", "north");
        addOperator("officer-2", "Olga Two", "SECURITY_OFFICER", "north");
        this.folder = write();
        this.vault = TestVaults.inFolder(folder);
    }

    public static TestRegistry instance() {
        return INSTANCE;
    }

    /** A file of the test center: ca.pem, center.pem, center-key.pem or registry.json. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    TestVaults.Files vault() {
        return vault;
    }

    Identity identity(String terminal) {
        return Objects.requireNonNull(identities.get(terminal), terminal);
    }

    X509Certificate authority() {
        return authority.certificate();
    }

    private void addTerminal(String id, String kind, String branch, boolean drill) {
        Identity identity = authority.issue("CN=%s, OU=%s".formatted(id, drill ? "drill" : "production"));
        identities.put(id, identity);
        terminals.add(Map.of(
                "id", id,
                "kind", kind,
                "branch", branch,
                "drill", drill,
                "certificateSha256", sha256(identity.certificate())));
    }

    private void addOperator(String username, String displayName, String role, String branch) {
        operators.add(Map.of(
                "username", username,
                "displayName", displayName,
                "role", role,
                "branch", branch,
                "passwordHash", hash));
    }

    private Path write() {
        try {
            Path made = Files.createTempDirectory("center-test");
            authority.write(made.resolve("ca.pem"));
            authority.issue("CN=localhost").write(made.resolve("center.pem"), made.resolve("center-key.pem"));
            String registry =
                    JsonMapper.shared().writeValueAsString(Map.of("terminals", terminals, "operators", operators));
            Files.writeString(made.resolve("registry.json"), registry);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
