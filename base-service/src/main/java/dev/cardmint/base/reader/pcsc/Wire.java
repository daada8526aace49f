package dev.cardmint.base.reader.pcsc;

import dev.cardmint.model.apdu.MalformedApduException;
import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import jnasmartcardio.Smartcardio.JnaCard;
import jnasmartcardio.Smartcardio.JnaCardChannel;

/** Sends one command to a card, once and byte for byte, and gives back whatever bytes came, even too few. */
final class Wire {

    /** The longest response APDU: 65,536 bytes and a status word. */
    private static final int LONGEST_RESPONSE = 65_538;

    /** Room before the response: the provider looks at the last two bytes, also of an answer that has none. */
    private static final int LEEWAY = 2;

    private Wire() {}

    /**
     * Sends one command.
     *
     * @throws MalformedApduException if it is no APDU, or could not be sent as it is; nothing was sent then
     */
    static Bytes transmit(Card card, byte[] command) throws CardException {
        CommandAPDU apdu = wellFormed(command);
        return card instanceof JnaCard pcsc ? transmitUnchanged(pcsc, command) : transmit(card, apdu);
    }

    private static CommandAPDU wellFormed(byte[] command) {
        try {
            return new CommandAPDU(command);
        } catch (IllegalArgumentException e) {
            throw new MalformedApduException("A command of %d bytes is no APDU".formatted(command.length));
        }
    }

    private static Bytes transmit(Card card, CommandAPDU apdu) throws CardException {
        try {
            return Bytes.copyOf(card.getBasicChannel().transmit(apdu).getBytes());
        } catch (IllegalArgumentException e) {
            return Bytes.EMPTY; // the answer has no room for a status word
        }
    }

    private static Bytes transmitUnchanged(JnaCard card, byte[] command) throws CardException {
        ByteBuffer response = ByteBuffer.allocate(LEEWAY + LONGEST_RESPONSE).position(LEEWAY);
        int length = new JnaCardChannel(card, channel(command[0])).transmit(ByteBuffer.wrap(command), response);
        return Bytes.copyOf(Arrays.copyOfRange(response.array(), LEEWAY, LEEWAY + length));
    }

    /**
     * The logical channel that a class byte names (ISO/IEC 7816-4, 5.4.1): the provider writes its channel's number
     * over these bits. It clears bit 6 of the reserved classes 20 to 3F, so they are not sent at all.
     */
    private static int channel(byte classByte) {
        return switch (classByte & 0xE0) {
            case 0x00 -> classByte & 0x03;
            case 0x20 -> throw new MalformedApduException("The class byte is reserved (ISO/IEC 7816-4, 5.4.1)");
            case 0x40, 0x60 -> 4 + (classByte & 0x0F);
            default -> 0; // proprietary classes are left alone
        };
    }
}
