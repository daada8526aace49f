package dev.cardmint.simulator.card;

import org.jspecify.annotations.Nullable;

/** Life cycle of the card, which is that of its issuer security domain (GPC 2.3.1, 5.1). */
public enum CardLifeCycle {
    OP_READY(0x01),
    INITIALIZED(0x07),
    SECURED(0x0F),
    CARD_LOCKED(0x7F),
    TERMINATED(0xFF);

    private final int code;

    CardLifeCycle(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static @Nullable CardLifeCycle of(int code) {
        for (CardLifeCycle state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        return null;
    }

    /** One step on, between SECURED and CARD_LOCKED, or to the end; never back otherwise (GPC 2.3.1, Figure 5-1). */
    boolean mayBecome(CardLifeCycle next) {
        return switch (next) {
            case OP_READY -> false;
            case INITIALIZED -> this == OP_READY;
            case SECURED -> this == INITIALIZED || this == CARD_LOCKED;
            case CARD_LOCKED -> this == SECURED;
            case TERMINATED -> this != TERMINATED;
        };
    }

    boolean allowsContentManagement() {
        return this == OP_READY || this == INITIALIZED || this == SECURED;
    }
}
