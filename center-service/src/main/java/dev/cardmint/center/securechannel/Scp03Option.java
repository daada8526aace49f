package dev.cardmint.center.securechannel;

/** What a card's SCP03 can do: the parameter {@code i} (Amendment D, 5.1). In text two hexadecimal digits. */
public record Scp03Option(int value) implements ChannelOption {

    private static final int S16 = 0x01;
    private static final int PSEUDO_RANDOM = 0x10;
    private static final int R_MAC = 0x20;
    private static final int R_ENC = 0x40;

    public Scp03Option {
        boolean unknownBits = (value & ~(S16 | PSEUDO_RANDOM | R_MAC | R_ENC)) != 0;
        boolean encryptionAlone = (value & R_ENC) != 0 && (value & R_MAC) == 0;
        if (unknownBits || encryptionAlone) {
            throw new IllegalArgumentException("No such SCP03 option i: %02X".formatted(value));
        }
    }

    /**
     * Reads two hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text names no option
     */
    public static Scp03Option parse(String text) {
        if (!text.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException("An SCP03 option is two hexadecimal digits");
        }
        return new Scp03Option(Integer.parseInt(text, 16));
    }

    @Override
    public Protocol protocol() {
        return Protocol.SCP03;
    }

    @Override
    public ChannelMode mode() {
        return (value & S16) == 0 ? ChannelMode.S8 : ChannelMode.S16;
    }

    /** The sequence counter that the card challenge is computed from is answered too. */
    @Override
    public boolean pseudoRandomChallenge() {
        return (value & PSEUDO_RANDOM) != 0;
    }

    @Override
    public boolean allows(SecurityLevel level) {
        return (!level.authenticatesResponses() || (value & R_MAC) != 0)
                && (!level.encryptsResponses() || (value & R_ENC) != 0);
    }

    @Override
    public String toString() {
        return "%02X".formatted(value);
    }
}
