package dev.cardmint.center.cards;

import dev.cardmint.model.bytes.Bytes;

/**
 * Card production life cycle data, CPLC (Visa GlobalPlatform 2.1.1 Card Implementation Requirements): where a chip
 * comes from, 42 bytes that its makers write once.
 */
public record CardProductionLifeCycle(Bytes value) {

    /** The data object's tag, which some chips leave out of their answer. */
    public static final int TAG = 0x9F7F;

    private static final int SIZE = 42;
    private static final Bytes HEADER = Bytes.of(0x9F, 0x7F, SIZE);
    private static final int FABRICATOR = 0;
    private static final int FABRICATION_DATE = 10;
    private static final int SERIAL_NUMBER = 12;
    private static final int BATCH_IDENTIFIER = 16;
    private static final int END_OF_BATCH = 18;

    public CardProductionLifeCycle {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("CPLC has %d bytes, got %d".formatted(SIZE, value.size()));
        }
    }

    /**
     * Reads the answer to GET DATA, with or without its tag.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static CardProductionLifeCycle parse(Bytes data) {
        return new CardProductionLifeCycle(data.startsWith(HEADER) ? data.slice(HEADER.size(), data.size()) : data);
    }

    /**
     * What tells this chip from every other: fabricator, fabrication date, serial number and batch, 10 bytes.
     *
     * @throws IllegalArgumentException if the makers left the serial number empty
     */
    public ChipIdentity identity() {
        Bytes serial = value.slice(SERIAL_NUMBER, BATCH_IDENTIFIER);
        if (serial.toHex().matches("0{8}|F{8}")) {
            throw new IllegalArgumentException("The chip has no serial number");
        }
        return ChipIdentity.of(value.slice(FABRICATOR, FABRICATOR + 2)
                .concat(value.slice(FABRICATION_DATE, SERIAL_NUMBER))
                .concat(serial)
                .concat(value.slice(BATCH_IDENTIFIER, END_OF_BATCH)));
    }

    @Override
    public String toString() {
        return "CardProductionLifeCycle";
    }
}
