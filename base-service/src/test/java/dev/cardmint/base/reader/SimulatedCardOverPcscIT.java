package dev.cardmint.base.reader;

import dev.cardmint.base.reader.pcsc.SmartcardioDriver;
import dev.cardmint.base.testing.vpcd.TestPcscd;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.vpcd.SimulatedContacts;
import dev.cardmint.simulator.vpcd.VpcdCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Real PC/SC with the simulated card in its reader. */
class SimulatedCardOverPcscIT extends TransportContract {

    private final int port = TestPcscd.running().ports().get(0);

    @TempDir
    private Path folder;

    private int cards;
    private @Nullable SimulatedCard card;
    private @Nullable VpcdCard inserted;

    @AfterEach
    void emptyTheReader() {
        takeCardOut();
        await(ReaderState.EMPTY);
    }

    @Override
    ReaderDriver driver() {
        return SmartcardioDriver.pcsc();
    }

    @Override
    String readerName() {
        return TestPcscd.READER;
    }

    @Override
    void insertCard() {
        insert(Faults.NONE);
    }

    @Override
    void insertCardPulledAt(int command) {
        insert(Faults.parse(List.of("tear-after=" + command)));
    }

    private void insert(Faults faults) {
        cards++;
        try (MasterKey master = MasterKey.of(0x30, 128, new byte[16])) {
            SimulatedCard made = BlankCard.with(master).create(folder.resolve("%d.card".formatted(cards)));
            card = made;
            inserted = VpcdCard.insert(
                    new SimulatedContacts(made, faults), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    long receivedByTheCard() {
        takeCardOut();
        try (SimulatedCard opened = SimulatedCard.open(folder.resolve("%d.card".formatted(cards)))) {
            return opened.apdusReceived();
        }
    }

    @Override
    @Nullable
    List<String> received() {
        return null;
    }

    @Override
    void takeCardOut() {
        if (inserted != null && card != null) {
            inserted.remove();
            card.close();
        }
    }
}
