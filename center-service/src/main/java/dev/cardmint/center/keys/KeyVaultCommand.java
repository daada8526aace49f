package dev.cardmint.center.keys;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line of the software vault: {@code vault create} and {@code vault export-lab}. */
public final class KeyVaultCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 2;
    private static final List<String> USAGE = List.of(
            "vault create --kind LAB|PRODUCTION --file FILE --key-file FILE < key-sets.json",
            "vault export-lab --file FILE --key-file FILE --set NAME");

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    private KeyVaultCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs one command.
     *
     * @param args what follows {@code vault}
     * @return the exit status: 0 when done, 2 when refused
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        try {
            new KeyVaultCommand(in, out, err).run(List.of(args));
            return DONE;
        } catch (UsageException e) {
            USAGE.forEach(err::println);
            return REFUSED;
        } catch (VaultFileException | UnknownKeySetException e) {
            err.println(e.getMessage());
            return REFUSED;
        }
    }

    private void run(List<String> args) {
        switch (args.isEmpty() ? "" : args.get(0)) {
            case "create" -> create(options(args, Set.of("--kind", "--file", "--key-file")));
            case "export-lab" -> exportLab(options(args, Set.of("--file", "--key-file", "--set")));
            default -> throw new UsageException();
        }
    }

    private static Map<String, String> options(List<String> args, Set<String> required) {
        var options = new HashMap<String, String>();
        for (int i = 1; i + 1 < args.size(); i += 2) {
            options.put(args.get(i), args.get(i + 1));
        }
        if (!options.keySet().equals(required) || args.size() != 1 + 2 * required.size()) {
            throw new UsageException();
        }
        return options;
    }

    private void create(Map<String, String> options) {
        VaultKind kind = kind(options.getOrDefault("--kind", ""));
        try (var keys = new KeyRing(kind, KeySetsDocument.read(in));
                VaultKey vaultKey = VaultKeyFile.readOrCreate(keyFile(options))) {
            VaultFile.create(file(options), keys, vaultKey);
            out.printf("%s key vault with %d key sets%n", kind, keys.all().size());
        }
    }

    private void exportLab(Map<String, String> options) {
        KeySetName name = name(options.getOrDefault("--set", ""));
        try (VaultKey vaultKey = VaultKeyFile.read(keyFile(options));
                KeyRing keys = VaultFile.read(file(options), vaultKey)) {
            if (keys.kind() != VaultKind.LAB) {
                throw new VaultFileException("A production vault gives no key away");
            }
            out.println(KeySetsDocument.write(keys.get(name, Purpose.DRILL)));
        } catch (PurposeMismatchException e) {
            throw new VaultFileException("Only a drill key set can be exported");
        }
    }

    private static KeySetName name(String text) {
        try {
            return new KeySetName(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException();
        }
    }

    private static VaultKind kind(String text) {
        try {
            return VaultKind.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException();
        }
    }

    private static Path file(Map<String, String> options) {
        return Path.of(options.getOrDefault("--file", ""));
    }

    private Path keyFile(Map<String, String> options) {
        Path file = Path.of(options.getOrDefault("--key-file", ""));
        if (file.toFile().exists() && VaultKeyFile.isExposed(file)) {
            err.printf("Warning: others than its owner may read vault key file %s%n", file);
        }
        return file;
    }

    /** The arguments are no known command; the usage is printed. */
    private static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
