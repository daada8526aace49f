package dev.cardmint.simulator.pcscd;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.reading.ReaderConnection;
import dev.cardmint.simulator.vpcd.SimulatedContacts;
import dev.cardmint.simulator.vpcd.VpcdCard;
import dev.cardmint.simulator.vpcd.VpcdEvents;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/** A simulated card in the first shared reader, and every command that reached it. */
public final class CardForTools implements AutoCloseable {

    private static final long LONG = 30_000;

    private final SimulatedCard card;
    private final VpcdCard inserted;
    private final CardTerminal terminal;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    public CardForTools(SimulatedCard card) throws Exception {
        this(card, Faults.NONE);
    }

    CardForTools(SimulatedCard card, Faults faults) throws Exception {
        this.card = card;
        var reader = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), SharedReaders.get().ports().get(0));
        terminal = terminal();
        inserted = VpcdCard.insert(new SimulatedContacts(card, faults), reader, new VpcdEvents() {
            @Override
            public void before(int number, Bytes command) {
                commands.add(command.toHex());
            }
        });
        if (!terminal.waitForCardPresent(LONG)) {
            throw new AssertionError("The reader does not see the card");
        }
    }

    private static CardTerminal terminal() throws Exception {
        ReaderConnection.prepare();
        return TerminalFactory.getInstance("PC/SC", null).terminals().getTerminal(PcscService.READERS.get(0));
    }

    CardTerminal reader() {
        return terminal;
    }

    /** In hexadecimal digits, in the order in which they came. */
    public List<String> commands() {
        return commands;
    }

    /** Removes the card and waits until the reader has noticed. */
    @Override
    public void close() throws CardException {
        inserted.remove();
        card.close();
        if (!terminal.waitForCardAbsent(LONG)) {
            throw new AssertionError("The reader does not see that the card is gone");
        }
    }
}
