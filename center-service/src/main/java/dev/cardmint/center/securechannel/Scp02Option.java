package dev.cardmint.center.securechannel;

import java.util.Set;

/**
 * What a card's SCP02 can do: the parameter {@code i} (GPCS, Table E-1), which its answers do not tell. Three keys,
 * explicit initiation and C-MACs over modified commands are common to all that are supported. In text two hexadecimal
 * digits.
 */
public record Scp02Option(int value) implements ChannelOption {

    private static final Set<Integer> SUPPORTED = Set.of(0x15, 0x45, 0x55, 0x75);

    /** What every card does that is supported here: for an answer of which only the keys are of interest. */
    public static final Scp02Option LEAST = new Scp02Option(0x15);

    private static final int ICV_ENCRYPTION = 0x10;
    private static final int R_MAC = 0x20;
    private static final int PSEUDO_RANDOM = 0x40;

    public Scp02Option {
        if (!SUPPORTED.contains(value)) {
            throw new IllegalArgumentException("No such SCP02 option i: %02X".formatted(value));
        }
    }

    /**
     * Reads two hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text names no supported option
     */
    public static Scp02Option parse(String text) {
        if (!text.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException("An SCP02 option is two hexadecimal digits");
        }
        return new Scp02Option(Integer.parseInt(text, 16));
    }

    @Override
    public Protocol protocol() {
        return Protocol.SCP02;
    }

    @Override
    public ChannelMode mode() {
        return ChannelMode.S8;
    }

    @Override
    public boolean pseudoRandomChallenge() {
        return (value & PSEUDO_RANDOM) != 0;
    }

    /** Whether the last C-MAC is encrypted before it starts the next one (E.3.4). */
    public boolean encryptsIcv() {
        return (value & ICV_ENCRYPTION) != 0;
    }

    @Override
    public boolean allows(SecurityLevel level) {
        return !level.encryptsResponses() && (!level.authenticatesResponses() || (value & R_MAC) != 0);
    }

    @Override
    public String toString() {
        return "%02X".formatted(value);
    }
}
