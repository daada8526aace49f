package dev.cardmint.lab.demo;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.lab.process.JavaProgram;
import dev.cardmint.lab.site.Jars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulator's read-back as a program of its own: it sees the card, the request and the profile, never the center.
 */
final class ReadBackProgram {

    private static final JsonMapper JSON = new JsonMapper();

    private final Jars jars;
    private final Path keys;

    /** With the issuer keys in a file that exists while the program runs. */
    ReadBackProgram(Jars jars, Path keys) {
        this.jars = jars;
        this.keys = keys;
    }

    /** Where the card is. */
    record Source(String option, String value, Map<String, String> environment) {

        Source {
            environment = Map.copyOf(environment);
        }

        static Source image(Path image) {
            return new Source("--image", image.toString(), Map.of());
        }

        /** In a PC/SC reader, by its name there. */
        static Source reader(String name, Map<String, String> environment) {
            return new Source("--reader", name, environment);
        }
    }

    /** Without keys, a card that has none. */
    JsonNode read(Source card, String cardType, Path request, @Nullable String issuerKeys) {
        List<String> arguments = new ArrayList<>(List.of(
                "read",
                card.option(),
                card.value(),
                "--profile",
                jars.profile(cardType).toString(),
                "--sample",
                request.toString()));
        if (issuerKeys != null) {
            OwnerOnly.write(keys, issuerKeys);
            arguments.addAll(List.of("--keys", keys.toString()));
        }
        try {
            return lastLine(JavaProgram.of(jars.simulator(), List.of("-XX:TieredStopAtLevel=1"), arguments)
                    .in(card.environment())
                    .run(""));
        } finally {
            delete(keys);
        }
    }

    private static JsonNode lastLine(JavaProgram.Result result) {
        List<String> lines = result.output().lines().toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).startsWith("{")) {
            throw new LabException(
                    "The card could not be read back: " + result.errors().strip());
        }
        return JSON.readTree(lines.get(lines.size() - 1));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
