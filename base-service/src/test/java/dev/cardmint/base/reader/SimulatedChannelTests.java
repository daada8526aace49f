package dev.cardmint.base.reader;

import dev.cardmint.base.reader.pcsc.SmartcardioDriver;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.terminal.SimulatorProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SimulatedChannelTests extends ApduChannelContract {

    @TempDir
    private Path folder;

    private @Nullable HeldCards held;

    @AfterEach
    void close() {
        if (held != null) {
            held.close();
        }
    }

    private Path image() {
        return folder.resolve("tray/reader-1/a.card");
    }

    @Override
    ApduChannel channel() {
        try (MasterKey master = MasterKey.of(0x30, 128, new byte[16])) {
            Files.createDirectories(image().getParent());
            BlankCard.with(master).create(image()).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        held = new HeldCards(SmartcardioDriver.simulated(
                new SimulatorProvider(), SimulatorProvider.FACTORY, folder.resolve("tray")));
        return held.channel("reader-1");
    }

    @Override
    long receivedByTheCard() {
        if (held != null) {
            held.letGo(); // while a card is powered nobody else may look into it
        }
        try (SimulatedCard card = SimulatedCard.open(image())) {
            return card.apdusReceived();
        }
    }

    @Override
    void takeTheCardOut() {
        try {
            Files.move(image(), folder.resolve("a.card"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
