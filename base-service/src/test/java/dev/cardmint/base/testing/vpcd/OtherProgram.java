package dev.cardmint.base.testing.vpcd;

import dev.cardmint.model.bytes.Bytes;
import java.security.NoSuchAlgorithmException;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;
import jnasmartcardio.Smartcardio;
import jnasmartcardio.Smartcardio.JnaCardTerminals;

/** Another program on the machine, with a PC/SC context of its own. */
public final class OtherProgram implements AutoCloseable {

    private final JnaCardTerminals context;
    private final CardTerminal reader;

    public OtherProgram(String readerName) {
        try {
            context = (JnaCardTerminals) TerminalFactory.getInstance("PC/SC", null, new Smartcardio())
                    .terminals();
            reader = context.getTerminal(readerName);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The card, shared with other programs. */
    public Card connect() throws CardException {
        return reader.connect("*");
    }

    /** The card, for this program alone. */
    public Card connectExclusively() throws CardException {
        return reader.connect("EXCLUSIVE;*");
    }

    /** Waits until PC/SC knows that there is a card. */
    public void awaitCard() throws CardException {
        if (!reader.waitForCardPresent(20_000)) {
            throw new AssertionError("No card came");
        }
    }

    /** Waits until PC/SC knows that there is none. */
    public void awaitNoCard() throws CardException {
        if (!reader.waitForCardAbsent(20_000)) {
            throw new AssertionError("The card stayed");
        }
    }

    /** Sends a command; returns the status word. */
    public static int transmit(Card card, String command) throws CardException {
        return card.getBasicChannel()
                .transmit(new CommandAPDU(Bytes.ofHex(command).toByteArray()))
                .getSW();
    }

    @Override
    public void close() throws CardException {
        context.close();
    }
}
