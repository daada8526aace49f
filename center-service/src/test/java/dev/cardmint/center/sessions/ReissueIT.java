package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.Reissue;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.StopReason;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One more card for the same holder: what the first patent claims, between center and base. */
@CenterTest
class ReissueIT {

    private static final String TERMINATED = "TERMINATED";

    /** Four readouts, the opening, EXTERNAL AUTHENTICATE and two looks at what the card has come before. */
    private static final int SET_STATUS = 10;

    private static final List<String> READING =
            List.of("00A404000AF043415244504159010000", "00B2010C00", "00B2020C00", "00B2011400", "80CADF0000");

    @Autowired
    private CenterClients clients;

    @Autowired
    private OverdueReissues overdue;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;
    private UUID record;
    private SimulatedCard old;

    @BeforeEach
    void issueACard() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        record = bench.request();
        old = IssuingBench.blank();
        base.issue(new InsertedCard(old), record);
    }

    private Answer begin(ReissueReason reason, Map<String, String> values) {
        return begin("base-1", new ReissueRequest(recognized(), null, reason, values, null));
    }

    private UUID recognized() {
        return base.recognize(new InsertedCard(old)).id();
    }

    private Answer begin(String terminal, ReissueRequest request) {
        return clients.signedIn(terminal, "clerk").post("/v1/reissues", request);
    }

    private Answer cancel() {
        return clients.signedIn("base-1", "clerk").delete("/v1/reissues/" + record);
    }

    private Outcome retire(SimulatedCard card) {
        return retire(new InsertedCard(card));
    }

    private Outcome retire(InsertedCard card) {
        return base.run(card, base.offer(card, Operation.RETIRE, null));
    }

    private Outcome reissue(SimulatedCard card) {
        var inserted = new InsertedCard(card);
        return base.run(inserted, base.offer(inserted, Operation.REISSUE, record));
    }

    private String books() {
        return bench.record(record).toString();
    }

    @Test
    void issuanceFlagIsRewrittenAndTheReissuingFileIsErasedWhenTheCardIsIssued() {
        assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"", "\"issuanceCount\":1");

        Reissue begun = require(begin(ReissueReason.DAMAGED, Map.of()), 201).as(Reissue.class);

        assertThat(begun.oldChip()).isEqualTo(old.kdd().toHex());
        assertThat(begun.issuanceCount()).isEqualTo(1);
        assertThat(begun.message()).contains("choose Retire");
        assertThat(books()).contains("\"issuanceFlag\":\"UNISSUED\"", "\"issuanceCount\":1");
        retire(old);
        SimulatedCard next = IssuingBench.blank();
        assertThat(reissue(next).result()).isEqualTo(Result.ISSUED);
        assertThat(books())
                .contains(
                        "\"issuanceFlag\":\"ISSUED\"",
                        "\"issuanceCount\":2",
                        "\"chip\":\"%s\"".formatted(next.kdd().toHex()));
        assertThat(clients.signedIn("base-1", "clerk")
                        .get("/v1/reissues/" + record)
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void endsTheLifeOfTheOldCardWithEvidence() {
        require(begin(ReissueReason.DAMAGED, Map.of()), 201);

        Outcome outcome = retire(old);

        assertThat(outcome.result()).isEqualTo(Result.RETIRED);
        assertThat(outcome.proof()).isEqualTo(Proof.PROVED);
        assertThat(outcome.rMacsVerified()).isPositive();
        assertThat(old.lifeCycle()).hasToString(TERMINATED);
        assertThat(bench.entries("chip.retired", old.kdd().toHex()))
                .singleElement()
                .asString()
                .contains("\"before\":\"SECURED, F0434152445041590100 0F\"");
        assertThat(base.recognize(new InsertedCard(old)).operations()).isEmpty();
    }

    @Test
    void writesTheSameCardByteForByte() {
        String before = contents(old);
        require(begin(ReissueReason.DAMAGED, Map.of()), 201);
        retire(old);
        SimulatedCard next = IssuingBench.blank();

        reissue(next);

        assertThat(contents(next)).isEqualTo(before).contains("9999990000000006");
    }

    @Test
    void changesWhatTheCardTypeNamesForTheReasonAlone() {
        assertThat(contents(old)).contains("5F2403291130").contains("5F340101");
        String keys = lastPart(contents(old));
        require(begin(ReissueReason.EXPIRED, Map.of("effectiveDate", "2029-11-01", "expiryDate", "2032-11-30")), 201);
        retire(old);
        SimulatedCard next = IssuingBench.blank();

        assertThat(reissue(next).result()).isEqualTo(Result.ISSUED);

        assertThat(contents(next)).contains("5F2403321130", "5F340102", "5A089999990000000006");
        assertThat(lastPart(contents(next))).as("check values of its keys").isEqualTo(keys);
    }

    private static String lastPart(String contents) {
        return contents.substring(contents.lastIndexOf('/') + 1);
    }

    /** Everything that the application gives out: its records, and the check values of its keys. */
    private static String contents(SimulatedCard card) {
        return READING.stream()
                .map(command -> card.process(Bytes.ofHex(command)).data().toHex())
                .collect(Collectors.joining("/"));
    }

    @Test
    void takesTwoRoundTripsForTheOldCardAndTwoForTheNewOne() {
        require(begin(ReissueReason.DAMAGED, Map.of()), 201);
        var card = new InsertedCard(old);
        Offer retire = base.offer(card, Operation.RETIRE, null);
        int roundTrips = roundTrips(card, retire);
        var next = new InsertedCard(IssuingBench.blank());
        roundTrips += roundTrips(next, base.offer(next, Operation.REISSUE, record));

        assertThat(retire.predictedRoundTrips()).isEqualTo(2);
        assertThat(roundTrips).isEqualTo(4);
    }

    private int roundTrips(InsertedCard card, Offer offer) {
        SessionAnswer session = require(base.open(card, offer), 201).as(SessionAnswer.class);
        int roundTrips = 1;
        while (session.script() != null) {
            session = require(base.report(session, base.send(card, session.script())), 200)
                    .as(SessionAnswer.class);
            roundTrips++;
        }
        return roundTrips;
    }

    @Nested
    class OneAtATime {

        @Test
        void makesOneCardWhenTwoBasesBeginAtOnce() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);

            Answer second = begin(ReissueReason.DAMAGED, Map.of());

            assertThat(second.problem()).isEqualTo("conflict");
            assertThat(second.detail()).contains("is being made again for this record already");
        }

        @Test
        void issuesNothingElseWhileAnEntryExists() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            retire(old);
            Recognition blank = base.recognize(new InsertedCard(IssuingBench.blank()));

            Answer refused = base.offer(blank, Operation.ISSUE, record, null);

            assertThat(refused.detail()).contains("choose Issue");
        }

        @Test
        void reissuesNothingWithoutAnEntry() {
            UUID fresh = bench.request();
            Recognition blank = base.recognize(new InsertedCard(IssuingBench.blank()));

            assertThat(base.offer(blank, Operation.REISSUE, fresh, null).detail())
                    .contains("Choose Issue");
            assertThat(base.offer(blank, Operation.REISSUE, record, null).problem())
                    .isEqualTo("record-not-unissued");
        }

        @Test
        void wantsTheOldCardFirst() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            Recognition blank = base.recognize(new InsertedCard(IssuingBench.blank()));

            assertThat(base.offer(blank, Operation.REISSUE, record, null).detail())
                    .contains("The old card comes first");
        }

        @Test
        void endsNoCardsLifeThatNoNewOneIsMadeFor() {
            Recognition live = base.recognize(new InsertedCard(old));

            assertThat(base.offer(live, Operation.RETIRE, null, null).detail()).contains("Begin the reissue first");
            assertThat(old.lifeCycle()).hasToString("SECURED");
        }

        /** Between reading and ending, another card is put into the reader, which says that it is the old one. */
        @Test
        void findsACardThatWasSwappedByItsAuthenticatedIdentity() {
            UUID other = bench.request();
            SimulatedCard swapped = IssuingBench.blank();
            base.issue(new InsertedCard(swapped), other);
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            Offer offer = base.offer(new InsertedCard(old), Operation.RETIRE, null);

            Answer refused = base.open(new InsertedCard(swapped), offer);

            assertThat(refused.status()).isGreaterThanOrEqualTo(400);
            assertThat(swapped.lifeCycle()).hasToString("SECURED");
            assertThat(books()).contains("\"issuanceFlag\":\"UNISSUED\"");
        }
    }

    @Nested
    class Cancelling {

        @Test
        void putsTheRecordBackWhileTheOldCardLives() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);

            require(cancel(), 204);

            assertThat(books())
                    .contains(
                            "\"issuanceFlag\":\"ISSUED\"",
                            "\"issuanceCount\":1",
                            "\"chip\":\"%s\"".formatted(old.kdd().toHex()));
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
        }

        @Test
        void isTooLateOnceTheEndOfTheOldCardHasLeftAndNobodyKnowsWhatCameOfIt() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            Outcome lost = retire(new InsertedCard(old, Faults.NONE.tearBefore(SET_STATUS)));
            assertThat(lost.result()).isEqualTo(Result.NOT_RETIRED);

            Answer refused = cancel();

            assertThat(refused.problem()).isEqualTo("conflict");
            assertThat(refused.detail()).contains("has not said what came of it");
            database.sql("update reissue_entries set expires_at = now() - interval '1 minute' where record_id = ?")
                    .param(record)
                    .update();
            overdue.end();
            assertThat(books()).contains("\"issuanceFlag\":\"UNISSUED\"");
            assertThat(retire(old).result()).isEqualTo(Result.RETIRED);
        }

        @Test
        void isTooLateOnceTheOldCardIsDead() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            retire(old);

            assertThat(cancel().detail()).contains("only a new card can be issued now");
        }
    }

    @Nested
    class NotAllowed {

        @Test
        void forAReasonThatTheCardTypeDoesNotName() {
            UUID identity = bench.identityRequest("identity");
            SimulatedCard card = IssuingBench.diversifiedBlank()
                    .product(CardProduct.IDENTITY)
                    .create();
            base.issue(new InsertedCard(card), identity);
            Recognition recognition = base.recognize(new InsertedCard(card));

            Answer refused =
                    begin("base-1", new ReissueRequest(recognition.id(), null, ReissueReason.UPGRADED, Map.of(), null));

            assertThat(refused.problem()).isEqualTo("conflict");
            assertThat(refused.detail()).contains("not made again because it is upgraded", "Nothing has changed");
        }

        @Test
        void becauseItIsLostWhenItIsThere() {
            assertThat(begin(ReissueReason.LOST, Map.of()).detail()).contains("in the reader is not lost");
        }

        @Test
        void withoutTheValuesThatMustBeGivenAnew() {
            Answer refused = begin(ReissueReason.EXPIRED, Map.of("effectiveDate", "2029-11-01", "name", "Else"));

            assertThat(refused.problem()).isEqualTo("invalid-field");
            assertThat(refused.text()).contains("values.expiryDate", "values.name", "stays as it is");
            assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"");
        }

        @Test
        void forAHolderWhoIsBlocked() {
            CenterClient supervisor = clients.signedIn("office-1", "supervisor");
            String block = "/v1/issuance-records/%s/block".formatted(record);
            require(supervisor.post(block, Map.of("reason", "FRAUD")), 204);

            Answer refused = begin(ReissueReason.DAMAGED, Map.of());

            assertThat(refused.problem()).isEqualTo("not-allowed");
            assertThat(refused.detail()).contains("fraud is suspected").contains("Nothing has changed");
            assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"", "\"blocked\":\"FRAUD\"");
            require(supervisor.delete(block), 204);
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            retire(old);
            var next = new InsertedCard(IssuingBench.blank());
            Offer offered = base.offer(next, Operation.REISSUE, record);
            require(supervisor.post(block, Map.of("reason", "DECEASED")), 204);
            assertThat(base.open(next, offered).problem()).isEqualTo("record-not-unissued");
            assertThat(bench.entries("record.blocked", record.toString())).hasSize(2);
        }

        @Test
        void notEvenToFinishACardInDoubt() {
            UUID other = bench.request();
            SimulatedCard pulled = IssuingBench.blank();
            var torn = new InsertedCard(pulled, Faults.NONE.tearBefore(12));
            base.run(torn, base.offer(torn, Operation.ISSUE, other));
            require(
                    clients.signedIn("office-1", "supervisor")
                            .post("/v1/issuance-records/%s/block".formatted(other), Map.of("reason", "DECEASED")),
                    204);

            Answer refused = base.offer(base.recognize(new InsertedCard(pulled)), Operation.INSPECT, null, null);

            assertThat(refused.detail()).contains("This holder gets no card: the holder has died");
        }

        @Test
        void byAClerkWhoWouldBlockAHolder() {
            Answer refused = clients.signedIn("base-1", "clerk")
                    .post("/v1/issuance-records/%s/block".formatted(record), Map.of("reason", "LEFT"));

            assertThat(refused.problem()).isEqualTo("not-allowed");
        }

        @Test
        void forACardOfAnotherBranch() {
            CenterClient south = clients.signedIn("base-south", "clerk-south");
            Recognition elsewhere = new PlayedBase(south).recognize(new InsertedCard(old));

            Answer refused = south.post(
                    "/v1/reissues", new ReissueRequest(elsewhere.id(), null, ReissueReason.DAMAGED, Map.of(), null));

            assertThat(refused.problem()).isEqualTo("not-allowed");
            assertThat(refused.detail()).contains("Nothing has changed");
        }

        @Test
        void withoutASecondPersonWhereThereIsNoCard() {
            var lost = new ReissueRequest(null, record, ReissueReason.LOST, Map.of(), null);

            assertThat(begin("base-1", lost).problem()).isEqualTo("approval-needed");
        }
    }

    @Nested
    class WithoutTheOldCard {

        private void beginLost() {
            UUID approval = bench.approval("REISSUE_WITHOUT_CARD", null, record);
            require(begin("base-1", new ReissueRequest(null, record, ReissueReason.LOST, Map.of(), approval)), 201);
        }

        @Test
        void putsItsChipOnTheBlockedListAndRenewsItsKeys() {
            String keys = lastPart(contents(old));
            beginLost();
            SimulatedCard next = IssuingBench.blank();

            assertThat(reissue(next).result()).isEqualTo(Result.ISSUED);

            assertThat(bench.entries("chip.blocked", old.kdd().toHex())).hasSize(1);
            assertThat(contents(next)).contains("5F340102");
            assertThat(lastPart(contents(next))).hasSameSizeAs(keys).isNotEqualTo(keys);
        }

        @Test
        void takesItOffAgainWhenTheReissueIsGivenUp() {
            beginLost();

            require(cancel(), 204);

            assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"");
            assertThat(base.recognize(new InsertedCard(old)).message()).contains("or make it again for its holder");
        }

        @Test
        void raisesAnAlarmWhenItComesBack() {
            beginLost();
            reissue(IssuingBench.blank());

            Recognition found = base.recognize(new InsertedCard(old));

            assertThat(found.message()).contains("on the blocked list. Keep it and tell your supervisor.");
            assertThat(found.operations()).isEmpty();
            assertThat(found.reissue()).isEmpty();
            assertThat(bench.entries("chip.reappeared", old.kdd().toHex())).hasSize(1);
        }
    }

    @Nested
    class Overdue {

        private void timePasses() {
            database.sql("update reissue_entries set expires_at = now() - interval '1 minute' where record_id = ?")
                    .param(record)
                    .update();
            overdue.end();
        }

        private boolean kept() {
            return database.sql("select data is not null from reissue_entries where record_id = ?")
                    .param(record)
                    .query(Boolean.class)
                    .single();
        }

        @Test
        void putsTheRecordBackWhileTheOldCardLives() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);

            timePasses();

            assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"", "\"issuanceCount\":1");
            assertThat(bench.entries("reissue.cancelled", record.toString()))
                    .singleElement()
                    .asString()
                    .doesNotContain("clerk");
        }

        @Test
        void erasesTheCopyOfACardThatIsDeadUntilItIsMadeAnew() {
            String before = contents(old);
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            retire(old);

            timePasses();

            assertThat(kept()).isFalse();
            Recognition blank = base.recognize(new InsertedCard(IssuingBench.blank()));
            assertThat(base.offer(blank, Operation.REISSUE, record, null).detail())
                    .contains("its data were erased");
            UUID approval = bench.approval("REISSUE_WITHOUT_CARD", null, record);
            require(begin("base-1", new ReissueRequest(null, record, ReissueReason.DAMAGED, Map.of(), approval)), 201);
            SimulatedCard next = IssuingBench.blank();
            assertThat(reissue(next).result()).isEqualTo(Result.ISSUED);
            assertThat(contents(next)).isEqualTo(before);
        }

        @Test
        void leavesACopyThatMayBeOnACard() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            retire(old);
            SimulatedCard next = IssuingBench.blank();
            var pulled = new InsertedCard(next, Faults.NONE.tearBefore(12));
            base.run(pulled, base.offer(pulled, Operation.REISSUE, record));

            timePasses();

            assertThat(kept()).isTrue();
            assertThat(base.inspect(new InsertedCard(next)).result()).isEqualTo(Result.ISSUED);
        }
    }

    @Nested
    class Interrupted {

        @Test
        void endsTheLifeOfACardThatDoesNotSayWhatItHas() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            var worn = new InsertedCard(old, Faults.NONE.statusOf(0xF2, StatusWord.parse("6A88")));

            assertThat(retire(worn).proof()).isEqualTo(Proof.PROVED);
            assertThat(bench.entries("chip.retired", old.kdd().toHex()))
                    .singleElement()
                    .asString()
                    .doesNotContain("before");
        }

        @Test
        void endsTheOldCardInASecondTry() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            Outcome first = retire(new InsertedCard(old, Faults.NONE.tearBefore(SET_STATUS)));

            assertThat(first.result()).isEqualTo(Result.NOT_RETIRED);
            assertThat(first.message()).contains("Put the same card back and try again");
            assertThat(retire(old).result()).isEqualTo(Result.RETIRED);
        }

        @Test
        void leavesACardThatDoesNotAnswerAnyMoreToTwoPeople() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            retire(new InsertedCard(old, Faults.NONE.tearAfter(SET_STATUS)));
            var dead = new InsertedCard(old);
            Answer refused = base.open(dead, base.offer(dead, Operation.RETIRE, null));
            assertThat(refused.problem()).as(refused.text()).isEqualTo("card-refused");

            bench.destroy(old.kdd().toHex(), record);

            assertThat(reissue(IssuingBench.blank()).result()).isEqualTo(Result.ISSUED);
            assertThat(books()).contains("\"issuanceCount\":2");
        }

        @Test
        void believesNoBaseThatSaysTheOldCardIsDead() {
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            var kept = new InsertedCard(old, Faults.NONE.statusOf(0xF0, StatusWord.parse("6985")));

            Outcome outcome = bench.base("base-1")
                    .lying(ReissueIT::everythingSucceeded)
                    .run(kept, base.offer(kept, Operation.RETIRE, null));

            assertThat(outcome.result()).isEqualTo(Result.NOT_RETIRED);
        }

        @Test
        void goesOnWithTheCopyWhenTheNewCardWasPulled() {
            String before = contents(old);
            require(begin(ReissueReason.DAMAGED, Map.of()), 201);
            retire(old);
            SimulatedCard next = IssuingBench.blank();
            var pulled = new InsertedCard(next, Faults.NONE.tearBefore(12));
            Outcome doubtful = base.run(pulled, base.offer(pulled, Operation.REISSUE, record));

            assertThat(doubtful.result()).isEqualTo(Result.IN_DOUBT);
            assertThat(base.inspect(new InsertedCard(next)).result()).isEqualTo(Result.ISSUED);
            assertThat(books()).contains("\"issuanceCount\":2");
            assertThat(contents(next)).isEqualTo(before);
        }
    }

    /** What a lying base makes of a refusal. */
    private static ScriptReport everythingSucceeded(ScriptReport report) {
        return new ScriptReport(
                report.answers().stream()
                        .map(answer -> answer.size() == 2 ? Bytes.ofHex("9000") : answer)
                        .toList(),
                StopReason.COMPLETED,
                null);
    }
}
