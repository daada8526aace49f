package dev.cardmint.base.testing;

import dev.cardmint.base.reader.CardConnection;
import dev.cardmint.base.reader.ReaderDriver;
import dev.cardmint.base.reader.ReaderUnavailableException;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Readers whose cards a test puts in and takes out. */
public final class ScriptedDriver implements ReaderDriver {

    public static final Bytes ATR = Bytes.ofHex("3B8001");

    private final Map<String, Optional<ScriptedCard>> readers = new LinkedHashMap<>();
    private final AtomicInteger disconnects = new AtomicInteger();
    private @Nullable String trouble;

    public synchronized ScriptedDriver insert(String reader, ScriptedCard card) {
        readers.put(reader, Optional.of(card));
        return this;
    }

    public synchronized ScriptedDriver empty(String reader) {
        readers.put(reader, Optional.empty());
        return this;
    }

    public synchronized void unplug(String reader) {
        readers.remove(reader);
    }

    public synchronized void clear() {
        readers.clear();
        trouble = null;
    }

    /** From now on the driver is down; {@code null} mends it. */
    public synchronized void breakDown(@Nullable String why) {
        trouble = why;
    }

    public int disconnects() {
        return disconnects.get();
    }

    @Override
    public String name() {
        return "Scripted";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public synchronized Map<String, Boolean> look() {
        if (trouble != null) {
            throw new ReaderUnavailableException(trouble);
        }
        var seen = new LinkedHashMap<String, Boolean>();
        readers.forEach((name, card) -> seen.put(name, card.isPresent()));
        return seen;
    }

    private synchronized @Nullable ScriptedCard cardIn(String reader) {
        return readers.getOrDefault(reader, Optional.empty()).orElse(null);
    }

    @Override
    public CardConnection connect(String reader) {
        ScriptedCard card = cardIn(reader);
        if (card == null) {
            throw new CardUnreachableException("no card");
        }
        return new Connection(reader, card, Thread.currentThread());
    }

    private final class Connection implements CardConnection {

        private final String reader;
        private final ScriptedCard card;
        private final Thread owner;

        Connection(String reader, ScriptedCard card, Thread owner) {
            this.reader = reader;
            this.card = card;
            this.owner = owner;
        }

        private void requireCard() {
            if (!Objects.equals(Thread.currentThread(), owner)) {
                throw new AssertionError("Exclusive access belongs to the thread that connected");
            }
            if (!Objects.equals(cardIn(reader), card)) {
                throw new CardUnreachableException("removed");
            }
        }

        @Override
        public Bytes atr() {
            return ATR;
        }

        @Override
        public void beginExclusive() {
            requireCard();
        }

        @Override
        public void endExclusive() {}

        @Override
        public Bytes transmit(byte[] command) {
            requireCard();
            Bytes answer = card.process(command);
            requireCard();
            return answer;
        }

        @Override
        public boolean left() {
            return !Objects.equals(cardIn(reader), card);
        }

        @Override
        public void disconnect() {
            disconnects.incrementAndGet();
        }

        @Override
        public void abandon() {
            disconnects.incrementAndGet();
        }
    }
}
