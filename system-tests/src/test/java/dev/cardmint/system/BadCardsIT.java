package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import dev.cardmint.simulator.vpcd.VpcdCard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Cards that no request should go onto, in a real reader as far as the base can tell. Of each: what the clerk is told,
 * what becomes of the record and of the card, and what the log says.
 */
@ExtendWith(PcscSite.class)
class BadCardsIT {

    private static final String SECOND_READER = "reader-2";
    private static final int READOUTS = 4;
    private static final int OPENING = 2;

    private final Site site;
    private final Clerk clerk;
    private final String card = "bad-" + UUID.randomUUID();
    private final String record;
    private final AuditTrail trail;

    BadCardsIT(Site site) {
        this.site = site;
        this.clerk = site.clerk();
        this.record = clerk.order();
        this.trail = AuditTrail.begin(site);
    }

    @AfterEach
    void takeTheCardOut() {
        if (!clerk.reader().path("state").asString().equals("EMPTY")) {
            clerk.pull();
        }
    }

    static Stream<StrangeCard> strangers() {
        return Stream.of(
                StrangeCard.memoryCard(),
                StrangeCard.answering("6D00"),
                StrangeCard.answering("9000"),
                StrangeCard.answering("6F10840EA000000151000000A5049F6501FF9000"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void saysThatACardIsOfNoKnownType(StrangeCard stranger) throws IOException, InterruptedException {
        try (VpcdCard inserted = insert(stranger)) {
            JsonNode recognition = clerk.recognize();
            JsonService.Answer offer = clerk.offer(recognition, "ISSUE", record);

            assertThat(recognition.path("message").asString())
                    .isEqualTo("This card is of no known type. Take it out and use another card.");
            assertThat(recognition.path("operations").size()).isZero();
            assertThat(offer.status()).isEqualTo(409);
            assertThat(inserted.commands())
                    .as("the readouts for all cards alone")
                    .isEqualTo(READOUTS - 1);
            assertThat(recognition.path("detail").asString()).startsWith("Fits no card type in use. Read: ATR 3B");
        }
        clerk.await("EMPTY");

        requireUntouched();
        assertThat(trail.about(record)).doesNotContain("offer.made");
        assertThat(trail.details("request.refused")).hasSize(1);
        assertThat(trail.details("recognition.made")).singleElement().asString().contains("none");
        goesOntoTheNextCard();
    }

    @Test
    void saysThatACardCannotBeRead() throws IOException, InterruptedException {
        try (VpcdCard inserted = insert(StrangeCard.answering("90"))) {
            JsonService.Answer recognition = clerk.recognition();

            assertThat(recognition.problem()).isIn("card-unreadable", "card-unreachable");
            assertThat(recognition.body().path("detail").asString()).contains("Take it out", "put it in again");
            assertThat(inserted.commands()).as("nothing is tried twice").isEqualTo(1);
        }
        clerk.await("EMPTY");

        requireUntouched();
        assertThat(trail.about(record)).isEmpty();
        goesOntoTheNextCard();
    }

    @Test
    void saysThatTwoCardsInOneFieldDoNotAnswer() throws IOException, InterruptedException {
        try (VpcdCard inserted = insert(StrangeCard.unintelligible())) {
            JsonService.Answer recognition = clerk.recognition();

            assertThat(recognition.problem()).isEqualTo("no-card");
            assertThat(recognition.body().path("detail").asString()).contains("does not answer", "one card only");
            assertThat(inserted.commands()).isZero();
        }
        clerk.await("EMPTY");

        requireUntouched();
        assertThat(trail.about(record)).isEmpty();
        goesOntoTheNextCard();
    }

    @Test
    void spendsNoTryOnACardOfAnotherIssuer() {
        make(MasterKey.of(0x30, 128, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}), b -> b);
        clerk.insert(card);

        JsonNode problem = clerk.issue(record).path("problem");

        assertThat(problem.path("type").asString()).endsWith("card-not-authentic");
        assertThat(problem.path("detail").asString()).contains("Take the card out and use another one");
        assertThat(commands()).as("no EXTERNAL AUTHENTICATE").isEqualTo(READOUTS + OPENING);
        requireUntouched();
        assertThat(trail.about(record)).contains("offer.made", "authentication.failed");
        assertThat(trail.about(record)).doesNotContain("script.released");
        clerk.pull();
        goesOntoTheNextCard();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0xFF})
    void writesNothingToACardThatIsLockedOrTerminated(int lifeCycle) throws NotAuthenticException {
        make(transport(), blank -> blank);
        SimulatedCard chip = SimulatedCard.open(image());
        try (HostChannel host =
                HostChannel.open(new InsertedCard(chip), transport(), Bytes.ofHex("0102030405060708"))) {
            for (int state : new int[] {0x07, 0x0F, lifeCycle}) {
                assertThat(host.transmit(new CommandApdu(0x80, 0xF0, 0x80, state, Bytes.EMPTY, 0))
                                .statusWord()
                                .succeeded())
                        .isTrue();
            }
        } finally {
            chip.close();
        }
        clerk.insert(card);

        JsonNode recognition = clerk.recognize();
        JsonService.Answer offer = clerk.offer(recognition, "ISSUE", record);
        if (offer.status() < 300) {
            JsonNode problem = clerk.end(clerk.click(offer)).path("problem");
            assertThat(problem.path("detail").asString()).contains("Nothing was written");
        } else {
            assertThat(recognition.path("message").asString()).contains("use another card");
        }
        assertThat(commands()).as("no INITIALIZE UPDATE").isLessThan(READOUTS + OPENING);
        requireUntouched();
        assertThat(trail.about(record)).doesNotContain("script.released");
        clerk.pull();
        goesOntoTheNextCard();
    }

    /** No room for the application: nothing the card could do would prove that it holds none. */
    @Test
    void leavesACardWithoutRoomForAnApplicationToTwoPeople() {
        make(transport(), blank -> blank.memory(40));
        clerk.insert(card);
        assertThat(clerk.issue(record).path("outcome").path("result").asString())
                .isEqualTo("IN_DOUBT");

        JsonNode inspected = clerk.inspect().path("outcome");

        assertThat(inspected.path("code").asString()).as("%s", inspected).isEqualTo("WIPE_NOT_PROVED");
        assertThat(inspected.path("message").asString()).contains("two people").endsWith("6A84)");
        assertThat(state()).isEqualTo("IN_DOUBT");
        clerk.pull();
    }

    /** Room for the application, none for its data. */
    @Test
    void wipesAFullCardAndOpensTheRequestAgain() {
        make(transport(), blank -> blank.memory(700));
        clerk.insert(card);

        JsonNode refused = clerk.issue(record).path("outcome");

        assertThat(refused.path("result").asString()).as("%s", refused).isEqualTo("IN_DOUBT");
        assertThat(refused.path("message").asString())
                .startsWith("The card refused a command. Put the same card back; we will check it.")
                .endsWith("6A84)");
        assertThat(state()).isEqualTo("IN_DOUBT");
        JsonNode inspected = clerk.inspect().path("outcome");
        assertThat(inspected.path("result").asString()).as("%s", inspected).isEqualTo("UNISSUED");
        assertThat(inspected.path("message").asString()).contains("spoiled cards", "take another card");
        assertThat(clerk.recognize().path("message").asString()).contains("spoiled", "use another card");
        requireUntouched();
        assertThat(trail.about(record))
                .containsSubsequence(
                        "script.released", "script.delivered", "script.result", "card.in-doubt", "script.result");
        assertThat(trail.details("chip.wiped")).hasSize(1);
        clerk.pull();
        goesOntoTheNextCard();
    }

    @Test
    void keepsTwoCardsInTwoReadersApart() {
        clerk.insertBlank(card);
        site.does("blank second-" + card);
        site.does("insert " + SECOND_READER + " second-" + card);
        try {
            JsonNode end = clerk.issue(record);

            assertThat(end.path("outcome").path("result").asString())
                    .as("%s", end)
                    .isEqualTo("ISSUED");
            assertThat(site.does("commands " + SECOND_READER).path("commands").asInt())
                    .as("reached the other card")
                    .isZero();
        } finally {
            site.does("pull " + SECOND_READER);
        }
    }

    @Test
    void refusesTheCopyOfABlankThatIsIssued() throws IOException {
        make(transport(), blank -> blank);
        Path copy = image().resolveSibling("copy-" + card + ".card");
        Files.copy(image(), copy);
        clerk.insert(card);
        String first = clerk.order();
        assertThat(clerk.issue(first).path("outcome").path("result").asString()).isEqualTo("ISSUED");
        clerk.pull();
        clerk.insert("copy-" + card);

        JsonNode recognition = clerk.recognize();
        JsonService.Answer offer = clerk.offer(recognition, "ISSUE", record);

        assertThat(recognition.path("message").asString()).contains("cannot be issued again", "use another card");
        assertThat(offer.status()).isEqualTo(409);
        assertThat(commands()).as("the readouts alone").isEqualTo(READOUTS);
        assertThat(clerk.record(first).path("state").asString()).isEqualTo("ISSUED");
        requireUntouched();
        assertThat(trail.about(record)).doesNotContain("offer.made");
        assertThat(trail.details("request.refused")).hasSize(1);
        clerk.pull();
        goesOntoTheNextCard();
    }

    private VpcdCard insert(StrangeCard stranger) throws IOException, InterruptedException {
        VpcdCard inserted = VpcdCard.insert(
                stranger,
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        site.numbers("pcscPorts").get(0)));
        assertThat(inserted.awaitSeen(Duration.ofSeconds(10))).isTrue();
        clerk.await("CARD_PRESENT");
        return inserted;
    }

    /** A card of this test's own on the lab's table. */
    private void make(MasterKey keys, UnaryOperator<BlankCard> traits) {
        traits.apply(BlankCard.with(keys)).create(image()).close();
    }

    private Path image() {
        return site.folder("folder").resolve("blanks").resolve(card + ".card");
    }

    private MasterKey transport() {
        return MasterKey.parse(site.does("keys transport").path("keys").asString());
    }

    private int commands() {
        return site.does("commands " + Clerk.READER).path("commands").asInt();
    }

    private String state() {
        return clerk.record(record).path("state").asString();
    }

    /** The record waits for a card as before, and no chip has to do with it. */
    private void requireUntouched() {
        JsonNode books = clerk.record(record);
        assertThat(books.path("state").asString()).isEqualTo("UNISSUED");
        assertThat(books.path("issuanceCount").asInt()).isZero();
        assertThat(books.has("chip") && !books.path("chip").isNull())
                .as("%s", books)
                .isFalse();
    }

    private void goesOntoTheNextCard() {
        clerk.insertBlank("next-" + card);
        JsonNode end = clerk.issue(record);
        assertThat(end.path("outcome").path("result").asString()).as("%s", end).isEqualTo("ISSUED");
        assertThat(clerk.record(record).path("issuanceCount").asInt()).isEqualTo(1);
    }
}
