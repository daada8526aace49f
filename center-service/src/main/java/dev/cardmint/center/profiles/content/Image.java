package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import java.util.Map;
import java.util.Objects;

/** The bytes of a photo as they are: a JPEG image that was made to fit when it was ordered. */
record Image(String name) implements Content {

    @Override
    public byte[] encode(ContentSource source) {
        return source.image(name);
    }

    @Override
    public int maxSize(Map<String, ValueRule> values) {
        return Objects.requireNonNull(values.get(name)).maxBytes();
    }
}
