package dev.cardmint.lab.containers;

import dev.cardmint.lab.CommandLine;
import dev.cardmint.lab.certificates.Identity;
import dev.cardmint.lab.certificates.LabAuthority;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.lab.keys.LabVault;
import dev.cardmint.lab.operators.Bootstrap;
import dev.cardmint.lab.operators.LabOperators;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The init step of docker-compose.yml: certificates, vault, passwords and registries of a drill site, each file
 * readable by the container that needs it. What is there stays; certificates near their end are renewed.
 */
public final class Secrets {

    private static final String BASE = "base-1";
    private static final int PASSWORD_BYTES = 24;

    private final LabFolder folder;
    private final LabAuthority authority;
    private final Readers readers;

    private Secrets(LabFolder folder, Readers readers) {
        this.folder = folder;
        this.authority = LabAuthority.in(folder.certificates(), Clock.systemUTC());
        this.readers = readers;
    }

    /**
     * Who reads what others made.
     *
     * @param base the group of the base's user, or {@code null} for nobody
     * @param database the group of the database's user, or {@code null} for nobody
     */
    private record Readers(@Nullable Long base, @Nullable Long database) {}

    /** Makes what is missing in {@code --folder}. */
    public static int run(CommandLine line, PrintStream out) {
        Path folder = line.path("--folder", Path.of("secrets"));
        Path centerJar = line.path("--center-jar", Path.of("center-service/target/center-service.jar"));
        Readers readers = new Readers(group(line, "--base-group"), group(line, "--database-group"));
        line.end();
        try (LabFolder held = LabFolder.hold(folder)) {
            new Secrets(held, readers).make(centerJar);
            out.println("Certificates, keys and passwords are in " + held.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private static @Nullable Long group(CommandLine line, String name) {
        long group = line.number(name, -1);
        return group < 0 ? null : group;
    }

    private void make(Path centerJar) throws IOException {
        authority.server("center", List.of("center"));
        baseHome();
        page();
        databasePassword();
        new LabVault(centerJar, folder.vault(), folder.vaultKey()).createIfMissing("DRILL");
        registry().write(folder.bootstrap());
    }

    private Bootstrap registry() {
        return Bootstrap.of(
                List.of(terminal(BASE, "BASE"), terminal("office-1", "OFFICE"), terminal("orders-1", "CUSTOMER")),
                LabOperators.in(folder.operators()));
    }

    private Bootstrap.Terminal terminal(String id, String kind) {
        return Bootstrap.Terminal.of(id, kind, true, authority.terminal(id, true));
    }

    /** The base has its key, its certificate and the center's authority, and no other file of this folder. */
    private void baseHome() throws IOException {
        Identity identity = authority.terminal(BASE, true);
        Path home = OwnerOnly.folder(folder.baseHome(BASE));
        share(home, readers.base());
        share(copy(identity.privateKey(), home.resolve("terminal-key.pem")), readers.base());
        share(copy(identity.certificate(), home.resolve("terminal-certificate.pem")), readers.base());
        share(copy(identity.authority(), home.resolve("center-ca.pem")), readers.base());
    }

    /** With what the base's page is served beyond the loopback address: a container has one of its own. */
    private void page() {
        Identity page = authority.server("page", List.of("base"));
        share(page.privateKey(), readers.base());
        share(page.certificate(), readers.base());
    }

    private void databasePassword() {
        Path file = folder.root().resolve("database-password");
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(file, HexFormat.of().formatHex(random));
        }
        share(file, readers.database());
    }

    private static void share(Path path, @Nullable Long group) {
        if (group != null) {
            new SharedFile(path).readableBy(group);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
