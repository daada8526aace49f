package dev.cardmint.lab.cards;

import dev.cardmint.model.relay.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a profile that a center comes with says of its cards' channel and keys.
 *
 * @param protocol SCP02 or SCP03, or ISO7816-4 of a card that has no secure channel
 * @param level of the secure channel in hexadecimal, or none
 * @param keySet which keys an issued card has, or {@code null} if it has none
 */
public record ShippedProfile(
        String name,
        String protocol,
        String level,
        @Nullable String keySet) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NO_LEVEL = "none";

    /** R-MAC in P1 of EXTERNAL AUTHENTICATE (GPC 2.3.1, E.5.2; Amendment D, 7.1.2). */
    private static final int R_MAC = 0x10;

    /** Every profile of a folder, by name. */
    public static List<ShippedProfile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ShippedProfile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the profiles in " + folder, e);
        }
    }

    /** Reads one document. */
    public static ShippedProfile read(Path document) {
        try {
            return of(JSON.readTree(Files.readString(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShippedProfile of(JsonNode document) {
        String name = document.path("profile").asString();
        if (document.has("fileSystem")) {
            JsonNode accessKey = document.path("fileSystem").path("accessKey");
            return new ShippedProfile(name, "ISO7816-4", NO_LEVEL, set(accessKey));
        }
        JsonNode channel = document.path("secureChannel");
        return new ShippedProfile(
                name,
                channel.path("protocol").asString(),
                channel.path("level").asString(),
                set(document.path("issuerKeys")));
    }

    private static @Nullable String set(JsonNode keys) {
        return keys.has("set") ? keys.path("set").asString() : null;
    }

    /** The best that such a card can show for what it carries. */
    public Proof proof() {
        if (level.equals(NO_LEVEL)) {
            return Proof.COMPARED;
        }
        return (HexFormat.fromHexDigits(level) & R_MAC) != 0 ? Proof.PROVED : Proof.RECEIVED;
    }
}
