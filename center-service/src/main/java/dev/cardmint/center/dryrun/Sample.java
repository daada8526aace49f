package dev.cardmint.center.dryrun;

import dev.cardmint.model.bytes.Bytes;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an officer wants written to the simulated card.
 *
 * @param values those that matter, by name; all others are made up
 * @param photo a JPEG image as it was sent, or {@code null} for one that is made up
 * @param transportKeys the profile's set that the blank has, or {@code null} for the usual one
 */
public record Sample(
        Map<String, String> values,
        @Nullable Bytes photo,
        @Nullable String transportKeys) {

    /** Everything made up. */
    public static final Sample MADE_UP = new Sample(Map.of(), null, null);

    public Sample {
        values = new TreeMap<>(values);
    }

    /** Nothing of it: it may be a person's data. */
    @Override
    public String toString() {
        return "Sample";
    }
}
