package dev.cardmint.model.bytes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.errorprone.annotations.Immutable;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An immutable byte string; never holds secrets. In JSON it is base64url without padding (RFC 4648, 5). */
@Immutable
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @SuppressWarnings("Immutable") // never handed out and never written after construction
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes copyOf(byte... value) {
        return new Bytes(value.clone());
    }

    /**
     * Copies part of an array.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public static Bytes copyOfRange(byte[] value, int from, int to) {
        return copyOf(value).slice(from, to);
    }

    /** One byte per value; each must lie in 0–255. */
    public static Bytes of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 0xFF) {
                throw new IllegalArgumentException("Byte out of range: " + values[i]);
            }
            bytes[i] = (byte) values[i];
        }
        return new Bytes(bytes);
    }

    /**
     * Reads hexadecimal text; blanks between digits are allowed.
     *
     * @throws IllegalArgumentException unless it is an even number of digits
     */
    public static Bytes ofHex(String hex) {
        return new Bytes(HEX.parseHex(hex.replace(" ", "")));
    }

    /**
     * Reads base64url text.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator
    public static Bytes ofBase64Url(String text) {
        return new Bytes(Base64.getUrlDecoder().decode(text));
    }

    public static Bytes ofText(String text, Charset charset) {
        return new Bytes(text.getBytes(charset));
    }

    public int size() {
        return value.length;
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    /** The byte at an index as 0–255. */
    public int unsigned(int index) {
        return Byte.toUnsignedInt(value[index]);
    }

    /**
     * The bytes from an index up to another, exclusive.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within these bytes
     */
    public Bytes slice(int from, int to) {
        if (from < 0 || to > value.length || from > to) {
            throw new IndexOutOfBoundsException("%d..%d of %d bytes".formatted(from, to, value.length));
        }
        return new Bytes(Arrays.copyOfRange(value, from, to));
    }

    public Bytes concat(Bytes other) {
        byte[] both = Arrays.copyOf(value, value.length + other.value.length);
        System.arraycopy(other.value, 0, both, value.length, other.value.length);
        return new Bytes(both);
    }

    public boolean startsWith(Bytes prefix) {
        return prefix.size() <= size() && slice(0, prefix.size()).equals(prefix);
    }

    public byte[] toByteArray() {
        return value.clone();
    }

    public String toText(Charset charset) {
        return new String(value, charset);
    }

    public String toHex() {
        return HEX.formatHex(value);
    }

    @JsonValue
    public String toBase64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Length only: a record that holds bytes must not print them into a log. */
    @Override
    public String toString() {
        return "Bytes[%d]".formatted(value.length);
    }
}
