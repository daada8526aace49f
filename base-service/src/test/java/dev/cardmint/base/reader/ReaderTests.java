package dev.cardmint.base.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.reader.Readers.DriverStatus;
import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.base.testing.ScriptedDriver;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReaderTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final byte[] COMMAND = Bytes.ofHex("00A4040000").toByteArray();

    private final ScriptedDriver driver = new ScriptedDriver();
    private final List<CardLeft> departures = new ArrayList<>();
    private final Readers readers = new Readers(List.of(driver), departures::add, Clock.systemUTC());

    @BeforeEach
    void aReader() {
        driver.empty("R");
        readers.look();
    }

    @AfterEach
    void shutDown() {
        readers.shutDown();
    }

    private Reader insert(ScriptedCard card) {
        driver.insert("R", card);
        readers.look();
        return readers.named("R");
    }

    @Test
    void saysWhetherACardIsInIt() {
        assertThat(readers.named("R").state()).isEqualTo(ReaderState.EMPTY);
        assertThat(insert(new ScriptedCard()).state()).isEqualTo(ReaderState.CARD_PRESENT);
    }

    @Test
    void isUnavailableWhenItIsUnpluggedAndUsableAgainAfterwards() {
        driver.unplug("R");
        readers.look();
        assertThat(readers.named("R").state()).isEqualTo(ReaderState.UNAVAILABLE);
        assertThat(readers.named("R").status().reason()).isEqualTo("The reader R is unplugged.");
        assertThatExceptionOfType(ReaderUnavailableException.class)
                .isThrownBy(() -> readers.named("R").hold());

        assertThat(insert(new ScriptedCard()).state()).isEqualTo(ReaderState.CARD_PRESENT);
    }

    @Test
    void appearsWhileTheBaseRuns() {
        driver.empty("another");
        readers.look();

        assertThat(readers.all()).extracting(Reader::name).containsExactly("R", "another");
    }

    @Test
    void isUnavailableWithItsDriverWhichSaysWhy() {
        driver.breakDown("PC/SC is not installed.");
        readers.look();

        assertThat(readers.named("R").state()).isEqualTo(ReaderState.UNAVAILABLE);
        assertThat(readers.named("R").status().reason()).isEqualTo("PC/SC is not installed.");
        assertThat(readers.drivers()).extracting(DriverStatus::trouble).containsExactly("PC/SC is not installed.");

        driver.breakDown(null);
        readers.look();
        assertThat(readers.drivers()).extracting(DriverStatus::trouble).containsOnlyNulls();
        assertThat(readers.named("R").status().reason()).isNull();
    }

    @Test
    void countsEveryApdu() {
        Reader reader = insert(new ScriptedCard().answer("00A4040000", "9000").vanish("00A4040000"));
        try (CardHold card = reader.hold()) {
            card.transmit(COMMAND, LIMIT);
            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> card.transmit(COMMAND, LIMIT));
        }

        assertThat(reader.apdusTransmitted()).isEqualTo(2);
    }

    @Test
    void isBusyWhileSomebodyHoldsItsCard() {
        Reader reader = insert(new ScriptedCard());
        try (CardHold card = reader.hold()) {
            assertThat(reader.state()).isEqualTo(ReaderState.BUSY);
            assertThatExceptionOfType(ReaderBusyException.class).isThrownBy(reader::hold);
            assertThat(card.atr()).isEqualTo(ScriptedDriver.ATR);
        }

        assertThat(reader.state()).isEqualTo(ReaderState.CARD_PRESENT);
    }

    @Test
    void refusesToHoldNothing() {
        assertThatExceptionOfType(NoCardException.class)
                .isThrownBy(() -> readers.named("R").hold());
    }

    @Test
    void holdsTheSameCardAgain() {
        Reader reader = insert(new ScriptedCard());
        long insertion = keptInsertion(reader);

        try (CardHold card = reader.hold(insertion)) {
            assertThat(card.insertion()).isEqualTo(insertion);
        }
        assertThat(driver.disconnects()).isEqualTo(1);
    }

    @Test
    void voidsTheInsertionOfACardThatWasTakenOut() {
        Reader reader = insert(new ScriptedCard());
        long insertion = keptInsertion(reader);
        driver.empty("R");
        readers.look();
        insert(new ScriptedCard());

        assertThat(departures).containsExactly(new CardLeft("R", insertion));
        assertThat(reader.holds(insertion)).isFalse();
        assertThatExceptionOfType(NoCardException.class).isThrownBy(() -> reader.hold(insertion));
    }

    @Test
    void noticesACardThatWasSwappedBetweenTwoLooks() {
        Reader reader = insert(new ScriptedCard());
        long insertion = keptInsertion(reader);
        driver.insert("R", new ScriptedCard()); // nobody looked in between

        assertThatExceptionOfType(NoCardException.class).isThrownBy(() -> reader.hold(insertion));
        assertThat(departures).containsExactly(new CardLeft("R", insertion));
        assertThat(reader.state()).isEqualTo(ReaderState.CARD_PRESENT);
    }

    @Test
    void endsTheInsertionOfACardThatVanishesUnderACommand() {
        Reader reader = insert(new ScriptedCard().vanish("00A4040000"));
        long insertion;
        try (CardHold card = reader.hold()) {
            insertion = card.insertion();
            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> card.transmit(COMMAND, LIMIT));
            assertThatExceptionOfType(CardUnreachableException.class)
                    .as("nothing more is sent to a lost card")
                    .isThrownBy(() -> card.transmit(COMMAND, LIMIT));
        }

        assertThat(departures).containsExactly(new CardLeft("R", insertion));
        assertThat(reader.apdusTransmitted()).isEqualTo(1);
    }

    @Test
    void givesUpOnACardThatDoesNotAnswerInTimeAndResetsItOnceItDoes() throws InterruptedException {
        var letAnswer = new CountDownLatch(1);
        Reader reader = insert(new ScriptedCard().answerLate("00A4040000", () -> {
            await(letAnswer);
            return Bytes.ofHex("9000");
        }));
        try (CardHold card = reader.hold()) {
            assertThatExceptionOfType(CardTimeLimitException.class)
                    .isThrownBy(() -> card.transmit(COMMAND, Duration.ofMillis(1)));
        }
        assertThat(reader.state()).isEqualTo(ReaderState.UNAVAILABLE);
        assertThatExceptionOfType(ReaderUnavailableException.class).isThrownBy(reader::hold);

        letAnswer.countDown();
        readers.shutDown();
        assertThat(reader.awaitIdle(LIMIT)).isTrue();
        assertThat(driver.disconnects()).isEqualTo(1);
        assertThat(reader.state()).isEqualTo(ReaderState.CARD_PRESENT);
    }

    @Test
    void saysThatThereIsNoReaderOfThatName() {
        assertThatExceptionOfType(UnknownReaderException.class).isThrownBy(() -> readers.named("nobody"));
    }

    private static long keptInsertion(Reader reader) {
        try (CardHold card = reader.hold()) {
            card.keepConnection();
            return card.insertion();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody let it");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
