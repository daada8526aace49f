package dev.cardmint.model.apdu;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Status bytes SW1 and SW2 of a response APDU (ISO/IEC 7816-4, 5.6). In JSON four hexadecimal digits. */
public record StatusWord(int value) {

    public static final StatusWord SUCCESS = new StatusWord(0x9000);

    public StatusWord {
        if (value < 0 || value > 0xFFFF) {
            throw new IllegalArgumentException("Status word out of range: " + value);
        }
    }

    /**
     * Reads four hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    @JsonCreator
    public static StatusWord parse(String text) {
        if (!text.matches("[0-9A-Fa-f]{4}")) {
            throw new IllegalArgumentException("A status word is four hexadecimal digits");
        }
        return new StatusWord(Integer.parseInt(text, 16));
    }

    public int sw1() {
        return value >> 8;
    }

    public int sw2() {
        return value & 0xFF;
    }

    /** {@code 9000}, no more: warnings are not success. */
    public boolean succeeded() {
        return value == SUCCESS.value;
    }

    @JsonValue
    @Override
    public String toString() {
        return "%04X".formatted(value);
    }
}
