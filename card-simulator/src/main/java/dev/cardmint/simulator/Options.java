package dev.cardmint.simulator;

import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of one command, each {@code --name value}. */
final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    static Options parse(String... words) throws UsageException {
        var values = new HashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) {
            if (!words[i].startsWith("--")) {
                throw new UsageException("unexpected \"%s\" (see --help)".formatted(words[i]));
            }
            if (i + 1 == words.length) {
                throw new UsageException("%s needs a value".formatted(words[i]));
            }
            if (values.put(words[i], words[i + 1]) != null) {
                throw new UsageException("%s is given twice".formatted(words[i]));
            }
        }
        return new Options(values);
    }

    void allow(String... names) throws UsageException {
        for (String name : values.keySet()) {
            if (!Set.of(names).contains(name)) {
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
