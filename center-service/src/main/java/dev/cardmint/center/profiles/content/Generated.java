package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import java.util.Map;

/** A secret that the center makes up, once per record. */
record Generated(String name, int bytes) implements Content {

    @Override
    public byte[] encode(ContentSource source) {
        return source.secret(name);
    }

    @Override
    public int maxSize(Map<String, ValueRule> values) {
        return bytes;
    }
}
