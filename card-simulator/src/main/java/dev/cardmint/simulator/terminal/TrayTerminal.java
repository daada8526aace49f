package dev.cardmint.simulator.terminal;

import java.util.concurrent.TimeUnit;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;

/** One simulated reader. */
final class TrayTerminal extends CardTerminal {

    private final String name;
    private final Slot slot;

    TrayTerminal(String name, Slot slot) {
        this.name = name;
        this.slot = slot;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Card connect(String protocol) throws CardException {
        var card = new TrayCard(slot.powerOn());
        if (!protocol.equals("*") && !protocol.equals(card.getProtocol())) {
            card.disconnect(false);
            throw new CardException("The card speaks %s only".formatted(card.getProtocol()));
        }
        return card;
    }

    @Override
    public boolean isCardPresent() {
        return slot.hasCard();
    }

    @Override
    public boolean waitForCardPresent(long timeout) throws CardException {
        return Waiting.until(timeout, this::isCardPresent);
    }

    @Override
    public boolean waitForCardAbsent(long timeout) throws CardException {
        return Waiting.until(timeout, () -> !isCardPresent());
    }

    /** Looks at a condition a few times per tenth of a second, as readers are looked at by PC/SC. */
    static final class Waiting {

        private static final long PAUSE_MILLIS = 20;

        @FunctionalInterface
        interface Condition {
            boolean holds() throws CardException;
        }

        private Waiting() {}

        /** Waits until a condition holds, at most so many milliseconds, or for ever if 0. */
        static boolean until(long timeoutMillis, Condition condition) throws CardException {
            if (timeoutMillis < 0) {
                throw new IllegalArgumentException("A timeout is not negative");
            }
            long start = System.nanoTime();
            while (!condition.holds()) {
                if (timeoutMillis > 0 && System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
                    return false;
                }
                pause();
            }
            return true;
        }

        private static void pause() throws CardException {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CardException("Interrupted while waiting", e);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
