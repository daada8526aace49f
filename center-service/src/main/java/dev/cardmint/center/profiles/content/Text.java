package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Characters in UTF-8, of which ASCII is a part: what may be in them is decided where the profile is read.
 *
 * @param padTo bytes that it is filled up to, 0 for none
 * @param pad the byte that it is filled up with
 */
record Text(TextPart part, int padTo, byte pad) implements Content {

    @Override
    public byte[] encode(ContentSource source) {
        byte[] encoded = part.text(source).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(encoded, Math.max(encoded.length, padTo));
        Arrays.fill(padded, encoded.length, padded.length, pad);
        return padded;
    }

    @Override
    public int maxSize(Map<String, ValueRule> values) {
        return Math.max(part.maxBytes(values), padTo);
    }
}
