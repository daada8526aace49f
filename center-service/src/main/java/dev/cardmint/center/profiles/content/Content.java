package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A piece of a data grouping. */
public sealed interface Content permits TlvContent, Digits, Text, Image, Constant, Generated, CheckValues {

    /** The bytes for one card; whoever asks wipes them. */
    byte[] encode(ContentSource source);

    /** How many bytes it can become at most, with values that these rules allow. */
    int maxSize(Map<String, ValueRule> values);

    static byte[] encodeAll(List<Content> parts, ContentSource source) {
        byte[] all = new byte[0];
        for (Content part : parts) {
            byte[] encoded = part.encode(source);
            byte[] longer = Arrays.copyOf(all, all.length + encoded.length);
            System.arraycopy(encoded, 0, longer, all.length, encoded.length);
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(all, (byte) 0);
            all = longer;
        }
        return all;
    }

    static int maxSize(List<Content> parts, Map<String, ValueRule> values) {
        return parts.stream().mapToInt(part -> part.maxSize(values)).sum();
    }
}
