package dev.cardmint.base.reader.pcsc;

import dev.cardmint.model.bytes.Bytes;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.security.Provider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import javax.smartcardio.TerminalFactorySpi;
import org.jspecify.annotations.Nullable;

/** A {@code javax.smartcardio} provider with one reader, which counts what it is told to transmit. */
final class FakeTerminals extends CardTerminals {

    static final String READER = "Fake reader 00 00";

    private final Deque<Bytes> answers = new ArrayDeque<>();
    private final List<String> transmitted = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private boolean present = true;
    private boolean listFails;
    private int contexts;

    /** What the card answers next; no bytes at all is how a lost card looks to a provider. */
    FakeTerminals answer(String... hex) {
        for (String answer : hex) {
            answers.add(Bytes.ofHex(answer));
        }
        return this;
    }

    FakeTerminals absent() {
        present = false;
        return this;
    }

    void listFails(boolean fails) {
        listFails = fails;
    }

    List<String> transmitted() {
        return transmitted;
    }

    List<String> calls() {
        return calls;
    }

    int contexts() {
        return contexts;
    }

    SmartcardioDriver driver() {
        return SmartcardioDriver.simulated(new FakeProvider(), "Fake", this);
    }

    @Override
    public List<CardTerminal> list(State state) throws CardException {
        if (listFails) {
            throw new CardException("service gone");
        }
        return List.of(new Terminal());
    }

    @Override
    public boolean waitForChange(long timeout) {
        throw new UnsupportedOperationException();
    }

    /** Found by name through the provider. */
    public static final class Factory extends TerminalFactorySpi {

        private final FakeTerminals terminals;

        public Factory(Object parameter) {
            terminals = (FakeTerminals) parameter;
        }

        @Override
        protected CardTerminals engineTerminals() {
            terminals.contexts++;
            return terminals;
        }
    }

    private static final class FakeProvider extends Provider {

        @Serial
        private static final long serialVersionUID = 1L;

        FakeProvider() {
            super("FakeTerminals", "1", "for tests");
            put("TerminalFactory.Fake", Factory.class.getName());
        }
    }

    private final class Terminal extends CardTerminal {

        @Override
        public String getName() {
            return READER;
        }

        @Override
        public Card connect(String protocol) throws CardException {
            if (!present) {
                throw new CardNotPresentException("no card");
            }
            calls.add("connect " + protocol);
            return new FakeCard();
        }

        @Override
        public boolean isCardPresent() {
            return present;
        }

        @Override
        public boolean waitForCardPresent(long timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean waitForCardAbsent(long timeout) {
            return !present;
        }
    }

    private final class FakeCard extends Card {

        private final FakeChannel channel = new FakeChannel(this);

        @Override
        public ATR getATR() {
            return new ATR(Bytes.ofHex("3B8001").toByteArray());
        }

        @Override
        public String getProtocol() {
            return "T=1";
        }

        @Override
        public CardChannel getBasicChannel() {
            return channel;
        }

        @Override
        public CardChannel openLogicalChannel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void beginExclusive() throws CardException {
            if (!present) {
                throw new CardException("removed");
            }
            calls.add("begin");
        }

        @Override
        public void endExclusive() {
            calls.add("end");
        }

        @Override
        public byte[] transmitControlCommand(int controlCode, byte[] command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void disconnect(boolean reset) {
            calls.add("disconnect " + reset);
        }
    }

    private final class FakeChannel extends CardChannel {

        private final Card card;

        FakeChannel(Card card) {
            this.card = card;
        }

        @Override
        public Card getCard() {
            return card;
        }

        @Override
        public int getChannelNumber() {
            return 0;
        }

        @Override
        public ResponseAPDU transmit(CommandAPDU command) throws CardException {
            transmitted.add(Bytes.copyOf(command.getBytes()).toHex());
            @Nullable Bytes answer = answers.poll();
            if (answer == null) {
                present = false;
                throw new CardException("card gone");
            }
            return new ResponseAPDU(answer.toByteArray());
        }

        @Override
        public int transmit(ByteBuffer command, ByteBuffer response) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
