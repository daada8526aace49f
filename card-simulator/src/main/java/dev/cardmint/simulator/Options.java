package dev.cardmint.simulator;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of one command, each {@code --name value}, or {@code --name} alone for a flag. */
final class Options {

    private static final Set<String> FLAGS =
            Set.of("--flip-cryptogram", "--put-key-ends-channel", "--short-only", "--mandated-dap", "--bare-errors");

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    static Options parse(String... words) throws UsageException {
        var values = new HashMap<String, String>();
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (!name.startsWith("--")) {
                throw new UsageException("unexpected \"%s\" (see --help)".formatted(name));
            }
            boolean flag = FLAGS.contains(name);
            if (!flag && !rest.hasNext()) {
                throw new UsageException("%s needs a value".formatted(name));
            }
            if (values.put(name, flag ? "true" : rest.next()) != null) {
                throw new UsageException("%s is given twice".formatted(name));
            }
        }
        return new Options(values);
    }

    void allow(String... names) throws UsageException {
        allow(List.of(names));
    }

    void allow(List<String> names) throws UsageException {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new UsageException("unknown option %s (see --help)".formatted(name));
            }
        }
    }

    @Nullable
    String optional(String name) {
        return values.get(name);
    }

    String required(String name) throws UsageException {
        String value = values.get(name);
        if (value == null) {
            throw new UsageException("%s is missing (see --help)".formatted(name));
        }
        return value;
    }

    /** Whether the option is given. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    Path path(String name) throws UsageException {
        try {
            return Path.of(required(name));
        } catch (InvalidPathException e) {
            throw new UsageException("%s is not a file name".formatted(name), e);
        }
    }

    String text(String name) throws UsageException {
        Path file = path(name);
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("%s %s cannot be read".formatted(name, file), e);
        }
    }

    MasterKey keys() throws UsageException {
        String json = text("--keys");
        try {
            return MasterKey.parse(json);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--keys: " + e.getMessage(), e);
        }
    }

    Bytes hex(String name) throws UsageException {
        try {
            return Bytes.ofHex(required(name));
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s is not hexadecimal".formatted(name), e);
        }
    }

    /** A number in a radix, or a default if the option is not given. */
    long number(String name, int radix, long otherwise) throws UsageException {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value, radix);
        } catch (NumberFormatException e) {
            throw new UsageException("%s is not a number".formatted(name), e);
        }
    }
}
