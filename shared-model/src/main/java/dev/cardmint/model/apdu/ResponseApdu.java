package dev.cardmint.model.apdu;

import dev.cardmint.model.bytes.Bytes;

/** A response APDU: its data field and status word (ISO/IEC 7816-4, 5.3). */
public record ResponseApdu(Bytes data, StatusWord statusWord) {

    public static ResponseApdu of(StatusWord statusWord) {
        return new ResponseApdu(Bytes.EMPTY, statusWord);
    }

    /**
     * Reads an encoded response.
     *
     * @throws MalformedApduException if there is no room for a status word
     */
    public static ResponseApdu parse(Bytes encoded) {
        int end = encoded.size() - 2;
        if (end < 0) {
            throw new MalformedApduException("A response APDU has at least 2 bytes, got " + encoded.size());
        }
        int status = encoded.unsigned(end) << 8 | encoded.unsigned(end + 1);
        return new ResponseApdu(encoded.slice(0, end), new StatusWord(status));
    }

    public Bytes encode() {
        return data.concat(Bytes.of(statusWord.sw1(), statusWord.sw2()));
    }

    /** Status and length only: the data field may carry personal data. */
    @Override
    public String toString() {
        return "%s Nr=%d".formatted(statusWord, data.size());
    }
}
