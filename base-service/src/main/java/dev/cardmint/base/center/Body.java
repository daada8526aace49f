package dev.cardmint.base.center;

import java.util.Arrays;

/** A JSON body as bytes, overwritten after use. */
public final class Body implements AutoCloseable {

    private final byte[] json;

    /** Takes the array over. */
    public Body(byte[] json) {
        this.json = json;
    }

    /** The bytes themselves, not a copy: they are gone after {@link #close()}. */
    public byte[] bytes() {
        return json;
    }

    public boolean isEmpty() {
        return json.length == 0;
    }

    @Override
    public void close() {
        Arrays.fill(json, (byte) 0);
    }

    @Override
    public String toString() {
        return "Body[%d]".formatted(json.length);
    }
}
