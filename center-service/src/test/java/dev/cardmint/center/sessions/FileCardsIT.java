package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionRequest;
import dev.cardmint.model.relay.StopReason;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.AesKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cards with files and without a secure channel: they are written, read back and compared, and prove nothing. */
@CenterTest
class FileCardsIT {

    private static final Bytes DIRECTORY = Bytes.ofHex("00A4000C025000");
    private static final Bytes HOLDER = Bytes.ofHex("00A4020C025002");
    private static final int EXTERNAL_AUTHENTICATE = 0x82;
    private static final int UPDATE_BINARY = 0xD6;
    private static final Bytes READ = Bytes.ofHex("00B000000A");

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    private static SimulatedCard blank(String cardType) {
        return cardType.equals("files") ? BlankFileCard.withoutKey().create() : keyed(TestVaults.ACCESS_KEY);
    }

    private static SimulatedCard keyed(Bytes key) {
        return BlankFileCard.withKey(1, AesKey.of(key.toByteArray())).seed(7).create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "files-keyed"})
    void issuesAndCountsThemApart(String cardType) {
        UUID record = bench.fileRequest(cardType);
        SimulatedCard card = blank(cardType);

        Outcome outcome = base.issue(new InsertedCard(card), record);

        assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.ISSUED_UNPROVED);
        assertThat(outcome.proof()).isEqualTo(Proof.COMPARED);
        assertThat(bench.record(record).toString())
                .contains(
                        "\"state\":\"ISSUED_UNPROVED\"",
                        "\"issuanceFlag\":\"ISSUED\"",
                        "\"issuanceCount\":1",
                        "\"proof\":\"COMPARED\"");
        assertThat(holder(card).toHex()).startsWith("65");
        assertThat(reportsWith("Odos Ermou")).isZero();
        assertThat(base.recognize(new InsertedCard(card)).message()).contains("has been issued");
    }

    private int reportsWith(String text) {
        return database.sql("select count(*) from script_reports where position(:text in answers) > 0")
                .param("text", text.getBytes(StandardCharsets.UTF_8))
                .query(Integer.class)
                .single();
    }

    private static Bytes holder(SimulatedCard card) {
        card.reset();
        card.process(DIRECTORY);
        card.process(HOLDER);
        return card.process(READ).data();
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "files-keyed"})
    void startsOverOnACardPulledOnceItHasItsNumber(String cardType) {
        var whole = new InsertedCard(blank(cardType));
        base.issue(whole, bench.fileRequest(cardType));
        IntStream.of(whole.commands() / 2, whole.commands()).forEach(n -> {
            UUID record = bench.fileRequest(cardType);
            SimulatedCard card = blank(cardType);
            Outcome interrupted = base.issue(new InsertedCard(card, Faults.NONE.tearAfter(n)), record);
            assertThat(interrupted.result()).as("pulled at %d", n).isEqualTo(Result.IN_DOUBT);

            Outcome recovered = base.inspect(new InsertedCard(card));

            assertThat(recovered.result())
                    .as("pulled at %d: %s", n, recovered.message())
                    .isEqualTo(Result.ISSUED_UNPROVED);
            assertThat(bench.record(record).toString()).contains("\"issuanceCount\":1");
        });
    }

    /** Pulled before its number was written it looks like a blank: it takes another request. */
    @ParameterizedTest
    @ValueSource(strings = {"files", "files-keyed"})
    void issuesToACardThatWasPulledBeforeItHadANumber(String cardType) {
        SimulatedCard card = blank(cardType);
        int created = cardType.equals("files") ? 7 : 10;
        Outcome interrupted =
                base.issue(new InsertedCard(card, Faults.NONE.tearAfter(created)), bench.fileRequest(cardType));
        assertThat(interrupted.result()).isEqualTo(Result.IN_DOUBT);
        assertThat(card.process(DIRECTORY).statusWord().succeeded())
                .as("the directory is there")
                .isTrue();
        assertThat(base.recognize(new InsertedCard(card)).message()).contains("blank");

        Outcome next = base.issue(new InsertedCard(card), bench.fileRequest(cardType));

        assertThat(next.result()).as(next.message()).isEqualTo(Result.ISSUED_UNPROVED);
    }

    @Test
    void sendsNothingToACardThatDoesNotProveItsAccessKey() {
        SimulatedCard other = keyed(Bytes.ofHex("0F".repeat(16)));
        UUID record = bench.fileRequest("files-keyed");
        var card = new InsertedCard(other);

        var refused = base.open(card, base.offer(card, Operation.ISSUE, record));

        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.text()).contains("card-not-authentic", "did not prove the access key");
        assertThat(bench.record(record).toString()).contains("\"state\":\"UNISSUED\"");
    }

    /** The center's challenge is of one offer: an answer that was carried over from another proves nothing. */
    @Test
    void refusesAProofOfTheAccessKeyThatWasGivenUnderAnotherOffer() {
        PlayedBase other = bench.base("base-2");
        var card = new InsertedCard(keyed(TestVaults.ACCESS_KEY));
        Offer first = other.offer(card, Operation.ISSUE, bench.fileRequest("files-keyed"));
        ScriptReport proof = other.send(card, first.opening());
        UUID record = bench.fileRequest("files-keyed");
        Offer second = other.offer(card, Operation.ISSUE, record);

        Answer refused = other.open(UUID.randomUUID(), new SessionRequest(second.id(), proof));

        assertThat(refused.problem()).isEqualTo("card-not-authentic");
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
        require(other.open(UUID.randomUUID(), new SessionRequest(first.id(), proof)), 201);
    }

    /** The card counts failed tries and blocks its key after three: the center stops before. */
    @Test
    void asksAPersonAfterTwoAuthenticationsWithAnAccessKeyThatWereNotFinished() {
        SimulatedCard card = keyed(TestVaults.ACCESS_KEY);
        for (int attempt = 0; attempt < 2; attempt++) {
            var refusing =
                    new InsertedCard(card, Faults.NONE.statusOf(EXTERNAL_AUTHENTICATE, StatusWord.parse("6300")));
            Outcome outcome = base.issue(refusing, bench.fileRequest("files-keyed"));
            assertThat(outcome.message()).contains("EXTERNAL AUTHENTICATE: 6300", "two people must declare");
        }
        UUID record = bench.fileRequest("files-keyed");
        var good = new InsertedCard(card);

        Answer refused = base.offer(base.recognize(good), Operation.ISSUE, record, null);

        assertThat(refused.problem()).isEqualTo("approval-needed");
        assertThat(refused.detail()).contains("a card of this kind in this reader");
        UUID approval = bench.approval("ALLOW_AUTHENTICATION", null, record);
        Offer allowed = require(base.offer(base.recognize(good), Operation.ISSUE, record, approval), 201)
                .as(Offer.class);
        assertThat(base.run(good, allowed).result()).isEqualTo(Result.ISSUED_UNPROVED);
        assertThat(base.issue(new InsertedCard(keyed(TestVaults.ACCESS_KEY)), bench.fileRequest("files-keyed"))
                        .result())
                .as("the count began anew")
                .isEqualTo(Result.ISSUED_UNPROVED);
    }

    @Test
    void countsACardInDoubtByItsNumber() {
        UUID record = bench.fileRequest("files-keyed");
        SimulatedCard card = keyed(TestVaults.ACCESS_KEY);
        var whole = new InsertedCard(keyed(TestVaults.ACCESS_KEY));
        base.issue(whole, bench.fileRequest("files-keyed"));
        base.issue(new InsertedCard(card, Faults.NONE.tearAfter(whole.commands() / 2)), record);
        for (int attempt = 0; attempt < 2; attempt++) {
            base.inspect(new InsertedCard(card, Faults.NONE.statusOf(EXTERNAL_AUTHENTICATE, StatusWord.parse("6300"))));
        }

        Answer refused = base.offer(base.recognize(new InsertedCard(card)), Operation.INSPECT, null, null);

        assertThat(refused.problem()).isEqualTo("approval-needed");
        assertThat(refused.detail()).contains("on this card");
        assertThat(base.issue(new InsertedCard(keyed(TestVaults.ACCESS_KEY)), bench.fileRequest("files-keyed"))
                        .result())
                .as("another card is not concerned")
                .isEqualTo(Result.ISSUED_UNPROVED);
    }

    /**
     * A base that says of a refused command that it succeeded is found out by the reading back, if it is no better
     * liar.
     */
    @Test
    void findsARefusedCommandThatWasHiddenByReadingBack() {
        UUID record = bench.fileRequest("files");
        var full = BlankFileCard.withoutKey().memory(200).create();

        Outcome outcome = base.lying(FileCardsIT::allWell).issue(new InsertedCard(full), record);

        assertThat(outcome.result()).isEqualTo(Result.IN_DOUBT);
    }

    private static ScriptReport allWell(ScriptReport report) {
        var answers = new ArrayList<Bytes>();
        for (Bytes answer : report.answers()) {
            answers.add(new ResponseApdu(ResponseApdu.parse(answer).data(), StatusWord.SUCCESS).encode());
        }
        return new ScriptReport(answers, StopReason.COMPLETED, null);
    }

    /** What is left of an old card once a new one is made. */
    @Nested
    class MadeAgain {

        private final SimulatedCard old = keyed(TestVaults.ACCESS_KEY);
        private UUID record;

        @BeforeEach
        void beginAnew() {
            record = bench.fileRequest("files-keyed");
            base.issue(new InsertedCard(old), record);
            begin(old);
        }

        private void begin(SimulatedCard card) {
            var request = new ReissueRequest(
                    base.recognize(new InsertedCard(card)).id(), null, ReissueReason.DAMAGED, Map.of(), null);
            require(clients.signedIn("base-1", "clerk").post("/v1/reissues", request), 201);
        }

        private Outcome retire(InsertedCard recognized, ApduChannel session) {
            return base.run(session, base.offer(recognized, Operation.RETIRE, null));
        }

        private Outcome retire() {
            var card = new InsertedCard(old);
            return retire(card, card);
        }

        @Test
        void overwritesTheOldCardAndWritesTheSameOnTheNewOne() {
            Bytes before = holder(old);

            Outcome outcome = retire();

            assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.RETIRED);
            assertThat(outcome.proof()).isEqualTo(Proof.COMPARED);
            assertThat(holder(old).toHex()).matches("(00)+");
            SimulatedCard made = keyed(TestVaults.ACCESS_KEY);
            var next = new InsertedCard(made);
            assertThat(base.run(next, base.offer(next, Operation.REISSUE, record))
                            .result())
                    .isEqualTo(Result.ISSUED_UNPROVED);
            assertThat(holder(made)).isEqualTo(before);
        }

        @Test
        void raisesAnAlarmWhenTheOldCardComesBack() {
            retire();

            assertThat(base.recognize(new InsertedCard(old)).message()).contains("on the blocked list");
        }

        @Test
        void endsTheOldCardInASecondTry() {
            var pulled = new InsertedCard(old, Faults.NONE.tearBefore(12));
            assertThat(retire(pulled, pulled).result()).isEqualTo(Result.NOT_RETIRED);

            assertThat(retire().result()).isEqualTo(Result.RETIRED);
        }

        @Test
        void findsThatACardKeptWhatItHeld() {
            var card = new InsertedCard(old);

            Outcome outcome = retire(
                    card,
                    command -> command.ins() == UPDATE_BINARY
                            ? new ResponseApdu(Bytes.EMPTY, StatusWord.SUCCESS)
                            : card.transmit(command));

            assertThat(outcome.result()).isEqualTo(Result.NOT_RETIRED);
        }

        @Test
        void leavesACardThatCannotBeOverwrittenToTwoPeople() {
            SimulatedCard open = blank("files");
            base.issue(new InsertedCard(open), bench.fileRequest("files"));
            begin(open);
            Recognition found = base.recognize(new InsertedCard(open));

            assertThat(base.offer(found, Operation.RETIRE, null, null).detail())
                    .contains("two people must declare this one destroyed");
        }
    }
}
