package dev.cardmint.simulator.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.terminal.SimulatorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderConnectionTests {

    @TempDir
    Path tray;

    private CardTerminals terminals;

    @BeforeEach
    void makeAReader() throws Exception {
        Files.createDirectories(tray.resolve("reader-1"));
        terminals = TerminalFactory.getInstance("Simulated", tray, new SimulatorProvider())
                .terminals();
    }

    private Path issued() {
        Path image = tray.resolve("reader-1").resolve("a.card");
        try (SimulatedCard card =
                BlankCard.with(CardDriver.transport()).kdd(CardDriver.KDD).create(image)) {
            CardDriver.issue(new InsertedCard(card));
        }
        return image;
    }

    @Test
    void readsACardInAReader() throws Exception {
        issued();
        ReadBack readBack = ReadBack.of(ReadBackTests.profile(), ReadBackTests.REQUEST, CardDriver.issuer());

        try (ReaderConnection card = ReaderConnection.open(terminals, "reader-1")) {
            assertThat(readBack.read(card).identical()).isTrue();
        }
        try (ReaderConnection card = ReaderConnection.open(terminals, "reader-1")) {
            assertThat(readBack.read(card).identical()).as("again").isTrue();
        }
    }

    @Test
    void saysWhenTheCardLeaves() throws Exception {
        Path image = issued();
        try (ReaderConnection card = ReaderConnection.open(terminals, "reader-1")) {
            Files.delete(image);

            assertThatExceptionOfType(CardUnreachableException.class)
                    .isThrownBy(() -> card.transmit(CardDriver.command("00A4040000")));
        }
    }

    @Test
    void saysWhichReaderOrCardIsMissing() {
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReaderConnection.open(terminals, "reader-9"))
                .withMessage("There is no reader \"reader-9\"");
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReaderConnection.open(terminals, "reader-1"))
                .withMessage("No card can be read in \"reader-1\"");
    }
}
