package dev.cardmint.simulator.securechannel;

/**
 * The option {@code i} of SCP03 (Amendment D 1.2, 5.1): what a card's channel can do.
 *
 * @param value 00, 10, 20, 30, 60 or 70 for S8, one more for S16
 */
public record Scp03Option(int value) {

    private static final int S16 = 0x01;
    private static final int PSEUDO_RANDOM = 0x10;
    private static final int R_MAC = 0x20;
    private static final int R_ENC = 0x40;

    public Scp03Option {
        boolean knownBits = (value & ~(S16 | PSEUDO_RANDOM | R_MAC | R_ENC)) == 0;
        boolean rEncWithoutRMac = (value & (R_MAC | R_ENC)) == R_ENC;
        if (!knownBits || rEncWithoutRMac) {
            throw new IllegalArgumentException("SCP03 has no option i=%02X".formatted(value));
        }
    }

    /** The card challenge is derived from a sequence counter; otherwise it is random. */
    public boolean hasPseudoRandomChallenge() {
        return (value & PSEUDO_RANDOM) != 0;
    }

    public boolean macsResponses() {
        return (value & R_MAC) != 0;
    }

    public boolean encryptsResponses() {
        return (value & R_ENC) != 0;
    }

    /** Length of challenges, cryptograms and MACs: 8, or 16 in S16 mode (Amendment D 1.2, 6.2). */
    public int macSize() {
        return (value & S16) != 0 ? 16 : 8;
    }
}
