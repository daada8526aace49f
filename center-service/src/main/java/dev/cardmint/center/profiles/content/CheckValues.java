package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import java.util.Map;

/** The check values of the AES keys in a generated secret, 3 bytes each. */
record CheckValues(String secret, int keyBytes, int secretBytes) implements Content {

    @Override
    public byte[] encode(ContentSource source) {
        return source.checkValues(secret, keyBytes).toByteArray();
    }

    @Override
    public int maxSize(Map<String, ValueRule> values) {
        return secretBytes / keyBytes * 3;
    }
}
