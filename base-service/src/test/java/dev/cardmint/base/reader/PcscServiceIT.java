package dev.cardmint.base.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.reader.Readers.DriverStatus;
import dev.cardmint.base.reader.pcsc.SmartcardioDriver;
import dev.cardmint.base.testing.vpcd.OtherProgram;
import dev.cardmint.base.testing.vpcd.TestPcscd;
import dev.cardmint.base.testing.vpcd.VirtualCard;
import dev.cardmint.base.testing.vpcd.VirtualCard.Behaviour;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.vpcd.VpcdCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens around a card: the service is restarted, readers and cards come and go, other programs want it too. */
class PcscServiceIT {

    private static final String SELECT = "00A4040000";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Bytes SUCCESS = Bytes.ofHex("9000");

    private final List<CardLeft> departures = new CopyOnWriteArrayList<>();
    private final Readers readers = new Readers(List.of(SmartcardioDriver.pcsc()), departures::add, Clock.systemUTC());
    private final List<VpcdCard> inserted = new ArrayList<>();
    private VirtualCard card = new VirtualCard(command -> SUCCESS);

    @BeforeEach
    void aService() {
        TestPcscd.running();
    }

    @AfterEach
    void takeEverythingOut() {
        inserted.forEach(VpcdCard::remove);
        TestPcscd.plugReaders();
        await(ReaderState.EMPTY);
        readers.shutDown();
    }

    private void insert(Behaviour behaviour) {
        card = new VirtualCard(behaviour);
        inserted.add(card.insert(TestPcscd.running().ports().get(0)));
    }

    private void insert() {
        insert(command -> SUCCESS);
    }

    private void takeOut() {
        inserted.forEach(VpcdCard::remove);
        inserted.clear();
    }

    private Reader await(ReaderState state) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    readers.look();
                    return readers.all().stream()
                            .anyMatch(reader -> reader.name().equals(TestPcscd.READER) && reader.state() == state);
                });
        return readers.named(TestPcscd.READER);
    }

    private Reader recognized() {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        try (CardHold hold = reader.hold()) {
            hold.keepConnection();
            insertion = hold.insertion();
        }
        return reader;
    }

    private long insertion;

    private static Bytes select(CardHold hold) {
        return hold.transmit(Bytes.ofHex(SELECT).toByteArray(), LIMIT);
    }

    private void usesTheCard(Reader reader) {
        try (CardHold hold = reader.hold()) {
            assertThat(select(hold)).isEqualTo(SUCCESS);
        }
    }

    private DriverStatus driver() {
        return readers.drivers().get(0);
    }

    @Test
    void waitsForAServiceThatIsDown() {
        TestPcscd.running().kill();
        readers.look();

        assertThat(driver().trouble()).isEqualTo("PC/SC does not answer. Is its service running?");
        assertThat(readers.all()).isEmpty();

        TestPcscd.running();
        insert();
        usesTheCard(await(ReaderState.CARD_PRESENT));
        assertThat(driver().trouble()).isNull();
    }

    @Test
    void findsReadersAndCardsAgainAfterTheServiceWasRestarted() {
        Reader reader = recognized();
        TestPcscd.running().kill();
        readers.look();

        assertThat(reader.state()).isEqualTo(ReaderState.UNAVAILABLE);
        assertThat(reader.status().reason()).contains("Is its service running?");
        assertThat(departures).containsExactly(new CardLeft(TestPcscd.READER, insertion));
        assertThatExceptionOfType(ReaderUnavailableException.class)
                .isThrownBy(reader::hold)
                .withMessageContaining("Is its service running?");

        TestPcscd.running();
        usesTheCard(await(ReaderState.CARD_PRESENT));
    }

    @Test
    void knowsACardNoMoreAfterTheServiceWasRestartedBehindItsBack() throws CardException {
        Reader reader = recognized();
        TestPcscd.restart();
        awaitCardBehindItsBack();

        assertThatExceptionOfType(NoCardException.class).isThrownBy(() -> reader.hold(insertion));
        assertThat(departures).containsExactly(new CardLeft(TestPcscd.READER, insertion));
        usesTheCard(reader);
    }

    @Test
    void takesACardAtTheFirstTryAfterTheServiceWasRestartedBehindItsBack() throws CardException {
        Reader reader = recognized();
        TestPcscd.restart();
        awaitCardBehindItsBack();

        usesTheCard(reader);
    }

    private static void awaitCardBehindItsBack() throws CardException {
        try (var other = new OtherProgram(TestPcscd.READER)) {
            other.awaitCard();
        }
    }

    @Test
    void losesTheCardWhenTheServiceIsRestartedInMidCommand() {
        insert(command -> {
            if (card.received().size() == 2) {
                TestPcscd.restart();
            }
            return SUCCESS;
        });
        Reader reader = await(ReaderState.CARD_PRESENT);
        try (CardHold hold = reader.hold()) {
            select(hold);
            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> select(hold));
        }

        assertThat(reader.status().lastFailure()).isNotNull();
        usesTheCard(await(ReaderState.CARD_PRESENT));
        assertThat(card.received()).hasSize(3);
    }

    @Test
    void losesTheCardWhenTheServiceIsRestartedBetweenTwoCommands() {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        try (CardHold hold = reader.hold()) {
            select(hold);
            TestPcscd.restart();
            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> select(hold));
            assertThat(departures).as("ended when it is let go").isEmpty();
        }

        assertThat(departures).hasSize(1);
        usesTheCard(await(ReaderState.CARD_PRESENT));
    }

    @Test
    void seesAReaderComeAndGo() {
        await(ReaderState.EMPTY);
        TestPcscd.unplugReaders();

        Awaitility.await().atMost(LIMIT).until(() -> {
            readers.look();
            return driver().trouble() == null;
        });
        ReaderStatus status = readers.named(TestPcscd.READER).status();
        assertThat(status.state()).isEqualTo(ReaderState.UNAVAILABLE);
        assertThat(status.reason()).isEqualTo("The reader Virtual PCD 00 00 is unplugged.");

        TestPcscd.plugReaders();
        insert();
        usesTheCard(await(ReaderState.CARD_PRESENT));
    }

    @Test
    void losesTheCardWhenItsReaderIsUnpluggedBetweenTwoCommands() {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        try (CardHold hold = reader.hold()) {
            select(hold);
            TestPcscd.unplugReaders();
            await(ReaderState.UNAVAILABLE);

            assertThatExceptionOfType(CardUnreachableException.class).isThrownBy(() -> select(hold));
        }

        TestPcscd.plugReaders();
        usesTheCard(await(ReaderState.CARD_PRESENT));
    }

    @Test
    void noticesACardThatWasPutInAgainBetweenTwoLooks() throws CardException {
        Reader reader = recognized();
        try (var other = new OtherProgram(TestPcscd.READER)) {
            takeOut();
            other.awaitNoCard();
            insert();
            other.awaitCard();
        }

        assertThatExceptionOfType(NoCardException.class).isThrownBy(() -> reader.hold(insertion));
        assertThat(departures).containsExactly(new CardLeft(TestPcscd.READER, insertion));
        usesTheCard(reader);
    }

    @Test
    void sendsNothingToACardThatCameBeforeTheReaderMissedTheLast() {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        VirtualCard first = card;
        try (CardHold hold = reader.hold()) {
            select(hold);
            takeOut();
            insert(); // nobody waits until the reader has noticed

            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> select(hold))
                    .isInstanceOfAny(CardUnreachableException.class, BadAnswerException.class);
        }

        assertThat(first.received()).hasSize(1);
        assertThat(card.received()).isEmpty();
        usesTheCard(await(ReaderState.CARD_PRESENT));
        assertThat(card.received()).hasSize(1);
    }

    @Test
    void knowsACardNoMoreThatAnotherProgramHasReset() throws CardException {
        Reader reader = recognized();
        try (var other = new OtherProgram(TestPcscd.READER)) {
            other.connect().disconnect(true);
        }

        assertThatExceptionOfType(NoCardException.class)
                .isThrownBy(() -> reader.hold(insertion))
                .withMessageContaining("another program has reset it");
        usesTheCard(reader);
    }

    @Test
    void saysThatAnotherProgramHasTheCardToItself() throws CardException {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        try (var other = new OtherProgram(TestPcscd.READER)) {
            Card theirs = other.connectExclusively();

            assertThatExceptionOfType(ReaderBusyException.class)
                    .isThrownBy(reader::hold)
                    .withMessage("Another program uses the card in Virtual PCD 00 00. Close it, then try again.");
            theirs.disconnect(false);
        }

        usesTheCard(reader);
    }

    @Test
    void doesNotWaitForeverForAnotherProgramsTransaction() throws CardException {
        Reader reader = recognized();
        try (var other = new OtherProgram(TestPcscd.READER)) {
            Card theirs = other.connect();
            theirs.beginExclusive();

            assertThatExceptionOfType(ReaderBusyException.class)
                    .isThrownBy(() -> reader.hold(insertion))
                    .withMessageContaining("Another program uses the card");
            assertThat(reader.state()).isEqualTo(ReaderState.UNAVAILABLE);
            assertThat(reader.status().reason()).contains("still waits for a card");

            theirs.endExclusive();
            usesTheCard(await(ReaderState.CARD_PRESENT));
        }
    }

    @Test
    void doesNotWaitForeverToConnectEither() throws CardException {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        try (var other = new OtherProgram(TestPcscd.READER)) {
            Card theirs = other.connect();
            theirs.beginExclusive();

            assertThatExceptionOfType(NoCardException.class)
                    .isThrownBy(reader::hold)
                    .withMessageContaining("another program uses it");

            theirs.endExclusive();
            usesTheCard(await(ReaderState.CARD_PRESENT));
        }
    }

    @Test
    void keepsOtherProgramsFromTheCardFromTheClickToTheOutcome() throws CardException {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        try (var other = new OtherProgram(TestPcscd.READER)) {
            Card theirs = other.connect();
            CompletableFuture<Integer> foreign;
            try (CardHold hold = reader.hold()) {
                foreign = CompletableFuture.supplyAsync(() -> foreignCommand(theirs));
                for (int i = 0; i < 200; i++) {
                    select(hold);
                }
                assertThat(card.received()).containsOnly(SELECT).hasSize(200);
            }
            assertThat(foreign).as("its turn comes, with a card that was reset").succeedsWithin(LIMIT);
        }
    }

    private static int foreignCommand(Card card) {
        try {
            return OtherProgram.transmit(card, "00CA004200");
        } catch (CardException e) {
            return 0;
        }
    }

    @Test
    void leaksNeitherContextsNorThreads() throws IOException, CardException {
        insert();
        Reader reader = await(ReaderState.CARD_PRESENT);
        usesTheCard(reader);
        long open = openFiles();
        int threads = Thread.activeCount();

        for (int round = 0; round < 300; round++) {
            usesTheCard(reader);
            readers.look();
        }
        for (int restart = 0; restart < 10; restart++) {
            TestPcscd.restart();
            usesTheCard(await(ReaderState.CARD_PRESENT));
        }
        takeOut();
        try (var other = new OtherProgram(TestPcscd.READER)) {
            other.awaitNoCard(); // the base has not looked yet
        }
        for (int round = 0; round < 300; round++) {
            assertThatExceptionOfType(NoCardException.class).isThrownBy(reader::hold);
        }

        assertThat(openFiles()).isLessThanOrEqualTo(open + 2);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
        insert();
        usesTheCard(await(ReaderState.CARD_PRESENT));
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
