package dev.cardmint.base.reader.pcsc;

import dev.cardmint.base.reader.BadAnswerException;
import dev.cardmint.base.reader.CardConnection;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A card powered through {@code javax.smartcardio}. */
final class SmartcardioConnection implements CardConnection {

    private static final Logger log = LoggerFactory.getLogger(SmartcardioConnection.class);

    private static final int STATUS_WORD = 2;

    /** PC/SC services ask a reader every few hundred milliseconds whether its card is there. */
    private static final Duration NOTICED_WITHIN = Duration.ofMillis(1_500);

    private final CardTerminal terminal;
    private final Card card;
    private boolean gone;

    SmartcardioConnection(CardTerminal terminal, Card card) {
        this.terminal = terminal;
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
        Bytes answer;
        try {
            answer = Wire.transmit(card, command);
        } catch (CardException e) {
            RuntimeException failure = TransmitFailure.of(e);
            gone = failure instanceof CardUnreachableException;
            throw failure;
        } catch (IllegalStateException e) {
            gone = true;
            throw new CardUnreachableException("The card is not connected any more", e);
        }
        if (answer.size() < STATUS_WORD) {
            throw new BadAnswerException("An answer of %d bytes has no status word".formatted(answer.size()));
        }
        return answer;
    }

    @Override
    public boolean left() {
        try {
            gone = terminal.waitForCardAbsent(NOTICED_WITHIN.toMillis());
        } catch (CardException | RuntimeException e) {
            gone = true; // the reader, or its service, went with the card
        }
        return gone;
    }

    @Override
    public void disconnect() {
        letGo(!gone && present());
    }

    @Override
    public void abandon() {
        letGo(false);
    }

    /**
     * pcscd takes the reset of a card that it knows to have left for a card in the reader, and does not correct itself
     * before the next one comes.
     */
    private void letGo(boolean reset) {
        try {
            card.disconnect(reset);
        } catch (CardException | RuntimeException e) {
            log.debug("The card was gone before it was let go");
        }
    }

    private boolean present() {
        try {
            return terminal.isCardPresent();
        } catch (CardException | RuntimeException e) {
            return false;
        }
    }
}
