package dev.cardmint.simulator.reading;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.security.NoSuchAlgorithmException;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;

/** A card in a PC/SC reader; every command is sent exactly once, as it is. */
public final class ReaderConnection implements ApduChannel, AutoCloseable {

    private final Card card;

    private ReaderConnection(Card card) {
        this.card = card;
    }

    /**
     * Connects to the card in a reader of this machine.
     *
     * @throws ReadBackException if there is no such reader or no card in it
     */
    public static ReaderConnection open(String readerName) throws ReadBackException {
        prepare();
        try {
            return open(TerminalFactory.getInstance("PC/SC", null).terminals(), readerName);
        } catch (NoSuchAlgorithmException e) {
            throw new ReadBackException("There is no PC/SC service: is pcscd running?", e);
        }
    }

    /** Tells the JDK's provider where its library is, and to send commands as they are; once, before it is used. */
    public static void prepare() {
        // It would follow 61xx and 6Cxx by itself with the class byte of secure messaging.
        System.setProperty("sun.security.smartcardio.t0GetResponse", "false");
        System.setProperty("sun.security.smartcardio.t1GetResponse", "false");
        PcscLibrary.announce();
    }

    static ReaderConnection open(CardTerminals terminals, String readerName) throws ReadBackException {
        try {
            CardTerminal terminal = terminals.getTerminal(readerName);
            if (terminal == null) {
                throw new ReadBackException("There is no reader \"%s\"".formatted(readerName));
            }
            return new ReaderConnection(terminal.connect("*"));
        } catch (CardException e) {
            throw new ReadBackException("No card can be read in \"%s\"".formatted(readerName), e);
        }
    }

    @Override
    public ResponseApdu transmit(CommandApdu command) {
        try {
            var encoded = new CommandAPDU(command.encode().toByteArray());
            return ResponseApdu.parse(
                    Bytes.copyOf(card.getBasicChannel().transmit(encoded).getBytes()));
        } catch (CardException | IllegalArgumentException | IllegalStateException e) {
            // Providers report a card that is gone in all three ways.
            throw new CardUnreachableException("The card is gone", e);
        }
    }

    @Override
    public void close() {
        try {
            card.disconnect(true);
        } catch (CardException e) {
            // A card that is gone is disconnected.
        }
    }
}
