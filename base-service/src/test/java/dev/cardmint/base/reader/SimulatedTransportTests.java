package dev.cardmint.base.reader;

import dev.cardmint.base.reader.pcsc.SmartcardioDriver;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.terminal.SimulatorProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTransportTests extends TransportContract {

    @TempDir
    private Path folder;

    private int cards;

    @BeforeEach
    void aReader() throws IOException {
        Files.createDirectories(image().getParent());
    }

    private Path image() {
        return folder.resolve("tray/reader-1/%d.card".formatted(cards));
    }

    @Override
    ReaderDriver driver() {
        return SmartcardioDriver.simulated(new SimulatorProvider(), SimulatorProvider.FACTORY, folder.resolve("tray"));
    }

    @Override
    String readerName() {
        return "reader-1";
    }

    @Override
    void insertCard() {
        insert("");
    }

    @Override
    void insertCardPulledAt(int command) {
        insert("tear-after=" + command);
    }

    /** The image appears at once, with its faults beside it. */
    private void insert(String faults) {
        cards++;
        Path made = folder.resolve("%d.card".formatted(cards));
        try (MasterKey master = MasterKey.of(0x30, 128, new byte[16])) {
            BlankCard.with(master).create(made).close();
            Files.writeString(image().resolveSibling(image().getFileName() + ".fault"), faults);
            Files.move(made, image());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    long receivedByTheCard() {
        Path here = Files.exists(image()) ? image() : folder.resolve("%d.card".formatted(cards));
        try (SimulatedCard card = SimulatedCard.open(here)) {
            return card.apdusReceived();
        }
    }

    @Override
    @Nullable
    List<String> received() {
        return null;
    }

    @Override
    void takeCardOut() {
        try {
            Files.move(image(), folder.resolve("%d.card".formatted(cards)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
