package dev.cardmint.center.securechannel;

/** Protection of commands and responses in a secure channel: P1 of EXTERNAL AUTHENTICATE (Amendment D, 7.1.2.1). */
public enum SecurityLevel {
    C_MAC(0x01),
    C_DEC_C_MAC(0x03),
    C_MAC_R_MAC(0x11),
    C_DEC_C_MAC_R_MAC(0x13),
    C_DEC_C_MAC_R_ENC_R_MAC(0x33);

    private final int value;

    SecurityLevel(int value) {
        this.value = value;
    }

    /**
     * The level with this value of P1.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SecurityLevel of(int value) {
        for (SecurityLevel level : values()) {
            if (level.value == value) {
                return level;
            }
        }
        throw new IllegalArgumentException("No such security level: %02X".formatted(value));
    }

    /**
     * Reads two hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text names no level
     */
    public static SecurityLevel parse(String text) {
        if (!text.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException("A security level is two hexadecimal digits");
        }
        return of(Integer.parseInt(text, 16));
    }

    public int value() {
        return value;
    }

    public boolean encryptsCommands() {
        return (value & 0x02) != 0;
    }

    public boolean authenticatesResponses() {
        return (value & 0x10) != 0;
    }

    public boolean encryptsResponses() {
        return (value & 0x20) != 0;
    }
}
