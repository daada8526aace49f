package dev.cardmint.center.profiles;

/** Life cycle of the card as its issuer security domain has it (GPCS 5.1.1, Table 11-5). */
public enum CardLifeCycle {
    OP_READY(0x01),
    INITIALIZED(0x07),
    SECURED(0x0F),
    CARD_LOCKED(0x7F),
    TERMINATED(0xFF);

    private final int value;

    CardLifeCycle(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    /**
     * The state with this value.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CardLifeCycle of(int value) {
        for (CardLifeCycle state : values()) {
            if (state.value == value) {
                return state;
            }
        }
        throw new IllegalArgumentException("No such card life cycle state: %02X".formatted(value));
    }
}
