package dev.cardmint.base.reader.pcsc;

import dev.cardmint.base.reader.CardConnection;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.MalformedApduException;
import dev.cardmint.model.bytes.Bytes;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A card powered through {@code javax.smartcardio}. */
final class SmartcardioConnection implements CardConnection {

    private static final Logger log = LoggerFactory.getLogger(SmartcardioConnection.class);

    private final Card card;

    SmartcardioConnection(Card card) {
        this.card = card;
    }

    @Override
    public Bytes atr() {
        return Bytes.copyOf(card.getATR().getBytes());
    }

    @Override
    public void beginExclusive() {
        try {
            card.beginExclusive();
        } catch (CardException | RuntimeException e) {
            throw new CardUnreachableException("The card was removed, reset or taken by another program", e);
        }
    }

    @Override
    public void endExclusive() {
        try {
            card.endExclusive();
        } catch (CardException | RuntimeException e) {
            log.debug("The card was gone before its exclusive use ended");
        }
    }

    @Override
    public Bytes transmit(byte[] command) {
        CommandAPDU apdu = commandApdu(command);
        try {
            ResponseAPDU response = card.getBasicChannel().transmit(apdu);
            return Bytes.copyOf(response.getBytes());
        } catch (CardException | RuntimeException e) {
            // A card lost in mid-transmit comes as IllegalArgumentException from every provider: the answer has no room
            // for a status word. The command was well-formed before, so that is the only thing it can mean here.
            throw new CardUnreachableException("The card went away while a command was under way");
        }
    }

    private static CommandAPDU commandApdu(byte[] command) {
        try {
            return new CommandAPDU(command);
        } catch (IllegalArgumentException e) {
            throw new MalformedApduException("A command of %d bytes is no APDU".formatted(command.length));
        }
    }

    @Override
    public void disconnect() {
        try {
            card.disconnect(true);
        } catch (CardException | RuntimeException e) {
            log.debug("The card was gone before it was let go");
        }
    }
}
