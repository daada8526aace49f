package dev.cardmint.simulator.securechannel;

/**
 * What a secure channel does to commands and responses, P1 of EXTERNAL AUTHENTICATE (GPC 2.3.1, E.5.2; Amendment D,
 * 7.1.2).
 *
 * @param value one of 01, 03, 11, 13, 33
 */
public record SecurityLevel(int value) {

    private static final int C_DEC = 0x02;
    private static final int R_MAC = 0x10;
    private static final int R_ENC = 0x20;

    public SecurityLevel {
        if (!isDefined(value)) {
            throw new IllegalArgumentException("Security level %02X is not defined".formatted(value));
        }
    }

    /** Whether a value is one of the five. */
    public static boolean isDefined(int value) {
        return switch (value) {
            case 0x01, 0x03, 0x11, 0x13, 0x33 -> true;
            default -> false;
        };
    }

    public boolean encryptsCommands() {
        return (value & C_DEC) != 0;
    }

    public boolean macsResponses() {
        return (value & R_MAC) != 0;
    }

    public boolean encryptsResponses() {
        return (value & R_ENC) != 0;
    }

    /** A card MACs and encrypts responses only if its option says so (Amendment D, 5.1). */
    public boolean isPossibleWith(ChannelOption option) {
        return (!macsResponses() || option.macsResponses()) && (!encryptsResponses() || option.encryptsResponses());
    }

    /** The highest level that a card with this option can hold. */
    static SecurityLevel highest(ChannelOption option) {
        if (option.encryptsResponses()) {
            return new SecurityLevel(0x33);
        }
        return new SecurityLevel(option.macsResponses() ? 0x13 : 0x03);
    }
}
