package dev.cardmint.model.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cardmint.model.bytes.Bytes;

/** Application identifier, 5 to 16 bytes (ISO/IEC 7816-4, 12.2.3). In JSON and text hexadecimal. */
public record Aid(Bytes value) {

    public Aid {
        if (value.size() < 5 || value.size() > 16) {
            throw new IllegalArgumentException("An AID has 5 to 16 bytes, got " + value.size());
        }
    }

    /**
     * Reads hexadecimal text.
     *
     * @throws IllegalArgumentException unless it is 5 to 16 bytes
     */
    @JsonCreator
    public static Aid parse(String hex) {
        return new Aid(Bytes.ofHex(hex));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toHex();
    }
}
