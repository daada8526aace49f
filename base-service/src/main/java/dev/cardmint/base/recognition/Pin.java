package dev.cardmint.base.recognition;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.cardmint.model.relay.PinEntry;
import java.util.Arrays;

/** A PIN that a holder has typed, for one command; wiped when closed. */
public final class Pin implements AutoCloseable {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 12;
    private static final int BLOCK = 8;

    private final char[] digits;

    /**
     * Takes the digits over.
     *
     * @throws IllegalArgumentException unless they are 4 to 12 digits; they are wiped then
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Pin(char[] digits) {
        this.digits = digits;
        boolean fits = digits.length >= SHORTEST && digits.length <= LONGEST;
        for (char digit : digits) {
            fits &= digit >= '0' && digit <= '9';
        }
        if (!fits) {
            close();
            throw new IllegalArgumentException("A PIN has 4 to 12 digits");
        }
    }

    /**
     * VERIFY (ISO/IEC 7816-4, 11.6.6) with this PIN; the caller wipes it.
     *
     * @throws IllegalArgumentException if the card's PINs are never so long
     */
    byte[] verify(PinEntry entry) {
        byte[] data = data(entry);
        byte[] command = new byte[5 + data.length];
        command[1] = 0x20;
        command[3] = (byte) entry.reference();
        command[4] = (byte) data.length;
        System.arraycopy(data, 0, command, 5, data.length);
        Arrays.fill(data, (byte) 0);
        return command;
    }

    private byte[] data(PinEntry entry) {
        return switch (entry.format()) {
            case ASCII -> ascii(digits.length);
            case ASCII_PADDED -> ascii(BLOCK);
            case ISO_9564_2 -> block();
        };
    }

    private byte[] ascii(int length) {
        if (digits.length > length) {
            throw new IllegalArgumentException("A PIN of this card has at most %d digits".formatted(length));
        }
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xFF);
        for (int i = 0; i < digits.length; i++) {
            data[i] = (byte) digits[i];
        }
        return data;
    }

    /** ISO 9564-1, 9.3.3: control 2, length, digits, filler F. */
    private byte[] block() {
        byte[] data = new byte[BLOCK];
        Arrays.fill(data, (byte) 0xFF);
        data[0] = (byte) (0x20 | digits.length);
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[i] - '0';
            data[1 + i / 2] = (byte) (i % 2 == 0 ? (digit << 4) | 0x0F : (data[1 + i / 2] & 0xF0) | digit);
        }
        return data;
    }

    @Override
    public void close() {
        Arrays.fill(digits, '0');
    }

    @Override
    public String toString() {
        return "Pin";
    }
}
