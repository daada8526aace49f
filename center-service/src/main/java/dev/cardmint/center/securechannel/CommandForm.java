package dev.cardmint.center.securechannel;

import dev.cardmint.model.apdu.CommandApdu;

/**
 * What the commands of a secure channel may look like, beside their protection.
 *
 * @param logicalChannel 0 to 3: the logical channel that the secure channel was opened on (ISO/IEC 7816-4, 5.4.1)
 * @param extendedLength whether the card takes extended length fields (ISO/IEC 7816-4, 5.2)
 */
public record CommandForm(int logicalChannel, boolean extendedLength) {

    /** Short commands on the basic logical channel: every card takes them. */
    public static final CommandForm BASIC = new CommandForm(0, false);

    private static final int MOST_CHANNELS = 4;
    private static final int SECURE_MESSAGING_OR_FURTHER_CLASS = 0x6C;
    private static final int LOGICAL_CHANNEL = 0x03;
    private static final int EXTENDED = 0x80;
    private static final int SHORT_NC = 255;
    private static final int SHORT_NE = 256;
    private static final int EXTENDED_NC = 65_535;

    public CommandForm {
        if (logicalChannel < 0 || logicalChannel >= MOST_CHANNELS) {
            throw new IllegalArgumentException("Logical channels 0 to 3 carry secure channels, not " + logicalChannel);
        }
    }

    /**
     * Reads {@link #encode()}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static CommandForm parse(int encoded) {
        return new CommandForm(encoded & ~EXTENDED, (encoded & EXTENDED) != 0);
    }

    /** One byte: the logical channel, plus 80 for extended length. */
    public int encode() {
        return logicalChannel | (extendedLength ? EXTENDED : 0);
    }

    /** Whether a command of these lengths is written in the extended form. */
    public static boolean isExtended(int nc, int ne) {
        return nc > SHORT_NC || ne > SHORT_NE;
    }

    /** The class byte without its logical channel, as it is authenticated (GPCS E.4.4; Amendment D, 6.2.4). */
    public static int withoutChannel(int cla) {
        return cla & ~LOGICAL_CHANNEL;
    }

    /**
     * Makes sure that a plain command can be sent once it is protected.
     *
     * @param protectedNc length of its data field then
     * @throws UnwrappableCommandException if it cannot
     */
    public void require(CommandApdu plain, int protectedNc) {
        if ((plain.cla() & SECURE_MESSAGING_OR_FURTHER_CLASS) != 0
                || (plain.cla() & LOGICAL_CHANNEL) != logicalChannel) {
            throw new UnwrappableCommandException("Class byte %02X is not a plain command on logical channel %d"
                    .formatted(plain.cla(), logicalChannel));
        }
        if (protectedNc > EXTENDED_NC || (isExtended(protectedNc, plain.ne()) && !extendedLength)) {
            throw new UnwrappableCommandException("%s is too long for this secure channel".formatted(plain));
        }
    }
}
