package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.model.bytes.Bytes;
import java.util.Map;

/** The same bytes on every card. */
record Constant(Bytes bytes) implements Content {

    @Override
    public byte[] encode(ContentSource source) {
        return bytes.toByteArray();
    }

    @Override
    public int maxSize(Map<String, ValueRule> values) {
        return bytes.size();
    }
}
