package dev.cardmint.model.tlv;

import java.io.Serial;

/** Bytes that are not BER-TLV; the message gives tags and lengths, never values. */
public final class MalformedTlvException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedTlvException(String message) {
        super(message);
    }
}
