package dev.cardmint.model.tlv;

import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One BER-TLV data object (ISO/IEC 7816-4, 6.3).
 *
 * @param tag the tag field as a number, one to three bytes: {@code 0x5A}, {@code 0x9F7F}, {@code 0x5F2020}
 * @param value the value field; for a constructed object the encoding of its parts
 */
public record Tlv(int tag, Bytes value) {

    public Tlv {
        if (tag <= 0 || tag > 0xFFFFFF) {
            throw new IllegalArgumentException("Tag out of range: %X".formatted(tag));
        }
    }

    public static Tlv of(int tag, Tlv... parts) {
        return new Tlv(tag, encodeAll(List.of(parts)));
    }

    public static Bytes encodeAll(List<Tlv> objects) {
        var out = new ByteArrayOutputStream();
        objects.forEach(object -> out.writeBytes(object.encode().toByteArray()));
        return Bytes.copyOf(out.toByteArray());
    }

    /**
     * Reads data objects up to the end of the bytes; no byte between or after them is skipped.
     *
     * @throws MalformedTlvException if a tag, length or value is cut off or not in its definite form
     */
    public static List<Tlv> parseAll(Bytes encoded) {
        var reader = new TlvReader(encoded);
        var objects = new ArrayList<Tlv>();
        while (reader.hasMore()) {
            objects.add(reader.next());
        }
        return List.copyOf(objects);
    }

    /**
     * Reads exactly one data object.
     *
     * @throws MalformedTlvException if the bytes are not one whole data object
     */
    public static Tlv parse(Bytes encoded) {
        List<Tlv> objects = parseAll(encoded);
        if (objects.size() != 1) {
            throw new MalformedTlvException("Expected one data object, found " + objects.size());
        }
        return objects.get(0);
    }

    /** Bit 6 of the leading tag byte. */
    public boolean isConstructed() {
        int leading = tag > 0xFFFF ? tag >> 16 : tag > 0xFF ? tag >> 8 : tag;
        return (leading & 0x20) != 0;
    }

    /**
     * The data objects within a constructed one.
     *
     * @throws MalformedTlvException if the value is not a sequence of data objects
     */
    public List<Tlv> parts() {
        return parseAll(value);
    }

    /** The first part with this tag, or {@code null}. */
    public @Nullable Tlv part(int partTag) {
        return parts().stream().filter(part -> part.tag == partTag).findFirst().orElse(null);
    }

    public Bytes encode() {
        var out = new ByteArrayOutputStream();
        if (tag > 0xFFFF) {
            out.write(tag >> 16);
        }
        if (tag > 0xFF) {
            out.write(tag >> 8);
        }
        out.write(tag);
        writeLength(value.size(), out);
        out.writeBytes(value.toByteArray());
        return Bytes.copyOf(out.toByteArray());
    }

    private static void writeLength(int length, ByteArrayOutputStream out) {
        if (length > 0xFFFF) {
            out.write(0x83);
            out.write(length >> 16);
            out.write(length >> 8);
        } else if (length > 0xFF) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        out.write(length);
    }

    @Override
    public String toString() {
        return "%X Len=%d".formatted(tag, value.size());
    }
}
