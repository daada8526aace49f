package dev.cardmint.model.tlv;

import dev.cardmint.model.bytes.Bytes;

/** Reads one data object after the other; strict about every length. */
final class TlvReader {

    private static final int MORE_TAG_BYTES = 0x80;

    private final Bytes encoded;
    private int at;

    TlvReader(Bytes encoded) {
        this.encoded = encoded;
    }

    boolean hasMore() {
        return at < encoded.size();
    }

    Tlv next() {
        int tag = readTag();
        int length = readLength();
        if (length > encoded.size() - at) {
            throw new MalformedTlvException(
                    "Tag %X says %d bytes, %d are left".formatted(tag, length, encoded.size() - at));
        }
        at += length;
        return new Tlv(tag, encoded.slice(at - length, at));
    }

    private int readTag() {
        int tag = readByte();
        if (tag == 0) {
            throw new MalformedTlvException("Tag 00 is not a tag");
        }
        if ((tag & 0x1F) != 0x1F) {
            return tag;
        }
        for (int i = 0; i < 2; i++) {
            int next = readByte();
            tag = tag << 8 | next;
            if ((next & MORE_TAG_BYTES) == 0) {
                return tag;
            }
        }
        throw new MalformedTlvException("Tag of more than three bytes");
    }

    private int readLength() {
        int first = readByte();
        if (first < 0x80) {
            return first;
        }
        int bytes = first & 0x7F;
        if (bytes == 0 || bytes > 3) {
            throw new MalformedTlvException("Length field %02X is not supported".formatted(first));
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | readByte();
        }
        return length;
    }

    private int readByte() {
        if (!hasMore()) {
            throw new MalformedTlvException("Data object cut off after %d bytes".formatted(at));
        }
        return encoded.unsigned(at++);
    }
}
