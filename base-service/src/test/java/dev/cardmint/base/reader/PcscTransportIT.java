package dev.cardmint.base.reader;

import dev.cardmint.base.reader.pcsc.SmartcardioDriver;
import dev.cardmint.base.testing.vpcd.TestPcscd;
import dev.cardmint.base.testing.vpcd.VirtualCard;
import dev.cardmint.base.testing.vpcd.VirtualCard.Behaviour;
import dev.cardmint.simulator.vpcd.VpcdCard;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Real PC/SC: our driver, its provider, pcscd, a reader driver, and a card that counts. */
class PcscTransportIT extends ScriptableTransportContract {

    private final int port = TestPcscd.running().ports().get(0);
    private VirtualCard card = new VirtualCard(command -> null);
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
    void insert(Behaviour behaviour) {
        card = new VirtualCard(behaviour);
        inserted = card.insert(port);
    }

    @Override
    void takeCardOut() {
        if (inserted != null) {
            inserted.remove();
        }
    }

    @Override
    List<String> received() {
        return card.received();
    }
}
