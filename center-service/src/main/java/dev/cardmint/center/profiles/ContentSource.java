package dev.cardmint.center.profiles;

import dev.cardmint.model.bytes.Bytes;

/** Where the encodings of a profile get what differs from card to card. */
public interface ContentSource {

    /** A value of the record, validated and normalized. */
    String text(String value);

    /** A copy of the JPEG image that a value of the record is; whoever asks wipes it. */
    byte[] image(String value);

    /** A copy of a generated secret; whoever asks wipes it. */
    byte[] secret(String name);

    /** The check values, 3 bytes each, of the AES keys that a generated secret consists of. */
    Bytes checkValues(String secret, int keyBytes);
}
