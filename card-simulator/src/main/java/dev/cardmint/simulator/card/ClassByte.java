package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;

/**
 * A class byte (GPC 2.3.1, 11.1.4; ISO/IEC 7816-4, 5.4.1).
 *
 * <pre>
 * 00–03  80–83   plain, on logical channel 0–3
 * 04–07  84–87   the same with GlobalPlatform's secure messaging
 * 08–0F  88–8F   ISO's secure messaging, which this card lacks
 * 10–1F  90–9F   command chaining, which this card lacks
 * 40–7F  C0–FE   logical channels that this card lacks
 * </pre>
 */
record ClassByte(int value) {

    private static final int LOGICAL_CHANNEL = 0x03;
    private static final int INTERINDUSTRY = 0x7F;

    /**
     * Reads a class byte that this card knows.
     *
     * @throws CommandRefusedException otherwise
     */
    static ClassByte of(int value) {
        int kind = value & INTERINDUSTRY;
        unless(value != 0xFF && (kind < 0x20 || kind >= 0x40), Status.UNKNOWN_CLA);
        unless(kind < 0x40, Status.NO_LOGICAL_CHANNEL);
        unless(kind < 0x10, Status.NO_CHAINING);
        unless(kind < 0x08, Status.NO_SECURE_MESSAGING);
        return new ClassByte(value);
    }

    int logicalChannel() {
        return value & LOGICAL_CHANNEL;
    }

    /** The command as it would be on the basic channel. */
    CommandApdu onBasicChannel(CommandApdu command) {
        return new CommandApdu(
                value & ~LOGICAL_CHANNEL, command.ins(), command.p1(), command.p2(), command.data(), command.ne());
    }
}
