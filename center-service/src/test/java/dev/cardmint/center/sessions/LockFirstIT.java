package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A card type whose old card is locked before the new one is written, and dies after it. */
@CenterTest
class LockFirstIT {

    /** Four readouts, the opening and EXTERNAL AUTHENTICATE come before. */
    private static final int SET_STATUS = 8;

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
    void beginToReplaceACard() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        record = bench.identityRequest("identity");
        old = blank();
        base.issue(new InsertedCard(old), record);
        begin();
    }

    private static SimulatedCard blank() {
        return IssuingBench.diversifiedBlank().product(CardProduct.IDENTITY).create();
    }

    private void begin() {
        UUID recognized = recognized().id();
        var request = new ReissueRequest(recognized, null, ReissueReason.DAMAGED, Map.of(), null);
        Answer begun = require(clients.signedIn("base-1", "clerk").post("/v1/reissues", request), 201);
        assertThat(begun.text()).contains("choose Lock");
    }

    private Recognition recognized() {
        return base.recognize(new InsertedCard(old));
    }

    private Outcome run(Operation operation) {
        return run(new InsertedCard(old), operation);
    }

    private Outcome run(InsertedCard card, Operation operation) {
        return base.run(card, base.offer(card, operation, null));
    }

    private Offer offerToReissue(InsertedCard next) {
        return base.offer(next, Operation.REISSUE, record);
    }

    private Outcome reissue() {
        var next = new InsertedCard(blank());
        return base.run(next, offerToReissue(next));
    }

    private String refusalToReissue() {
        Recognition blank = base.recognize(new InsertedCard(blank()));
        return base.offer(blank, Operation.REISSUE, record, null).detail();
    }

    private String books() {
        return bench.record(record).toString();
    }

    private Answer cancel() {
        return clients.signedIn("base-1", "clerk").delete("/v1/reissues/" + record);
    }

    @Test
    void locksTheOldCardThenIssuesTheNewOneThenEndsTheLifeOfTheOldOne() {
        assertThat(recognized().operations()).containsExactly(Operation.LOCK);
        assertThat(refusalToReissue()).contains("The old card comes first");

        Outcome locked = run(Operation.LOCK);

        assertThat(locked.result()).isEqualTo(Result.LOCKED);
        assertThat(locked.proof()).isEqualTo(Proof.PROVED);
        assertThat(old.lifeCycle()).hasToString("CARD_LOCKED");
        assertThat(recognized().operations()).containsExactly(Operation.UNLOCK);
        Outcome issued = reissue();
        assertThat(issued.result()).isEqualTo(Result.ISSUED);
        assertThat(issued.message()).contains("put the old card in and choose Retire");
        assertThat(recognized().operations()).containsExactly(Operation.RETIRE);
        assertThat(run(Operation.RETIRE).result()).isEqualTo(Result.RETIRED);
        assertThat(old.lifeCycle()).hasToString("TERMINATED");
        assertThat(recognized().operations()).isEmpty();
        assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"", "\"issuanceCount\":2");
    }

    @Test
    void saysThatEachSessionTakesTwoRoundTrips() {
        var card = new InsertedCard(old);
        assertThat(base.offer(card, Operation.LOCK, null).predictedRoundTrips()).isEqualTo(2);
        run(Operation.LOCK);
        assertThat(base.offer(card, Operation.UNLOCK, null).predictedRoundTrips())
                .isEqualTo(2);
        var next = new InsertedCard(blank());
        assertThat(offerToReissue(next).predictedRoundTrips()).isEqualTo(2);
    }

    @Test
    void unlocksTheCardAndGivesTheReissueUp() {
        run(Operation.LOCK);
        assertThat(cancel().detail()).contains("choose Unlock");

        Outcome unlocked = run(Operation.UNLOCK);

        assertThat(unlocked.result()).isEqualTo(Result.UNLOCKED);
        assertThat(old.lifeCycle()).hasToString("SECURED");
        assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"", "\"issuanceCount\":1");
        assertThat(clients.signedIn("base-1", "clerk")
                        .get("/v1/reissues/" + record)
                        .status())
                .isEqualTo(404);
        begin();
    }

    @Test
    void writesNoNewCardOnceAnUnlockingHasLeft() {
        run(Operation.LOCK);
        var next = new InsertedCard(blank());
        Offer reissue = offerToReissue(next);
        assertThat(run(new InsertedCard(old, Faults.NONE.tearAfter(SET_STATUS)), Operation.UNLOCK)
                        .message())
                .contains("choose Lock, and then Unlock");

        assertThat(base.open(next, reissue).problem()).isEqualTo("record-not-unissued");
        assertThat(old.lifeCycle()).as("it took the command").hasToString("SECURED");
        assertThat(run(Operation.LOCK).result()).isEqualTo(Result.LOCKED);
        assertThat(run(Operation.UNLOCK).result()).isEqualTo(Result.UNLOCKED);
    }

    @Test
    void givesALostCardBackThatTurnedUpAndWasUnlockedAndWritesNoOther() {
        require(cancel(), 204);
        UUID approval = bench.approval("REISSUE_WITHOUT_CARD", null, record);
        var lost =
                new ReissueRequest(null, record, ReissueReason.LOST, Map.of("documentNumber", "987654321"), approval);
        require(clients.signedIn("base-1", "clerk").post("/v1/reissues", lost), 201);
        assertThat(run(Operation.LOCK).result()).isEqualTo(Result.LOCKED);
        var next = new InsertedCard(blank());
        Offer reissue = offerToReissue(next);

        run(new InsertedCard(old, Faults.NONE.tearAfter(SET_STATUS)), Operation.UNLOCK);

        assertThat(base.open(next, reissue).problem()).isEqualTo("record-not-unissued");
        run(Operation.LOCK);
        assertThat(run(Operation.UNLOCK).result()).isEqualTo(Result.UNLOCKED);
        assertThat(recognized().reissue()).as("not blocked any more").isNotEmpty();
        assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"", "\"issuanceCount\":1");
    }

    @Test
    void unlocksNoCardOfAnotherBranch() {
        run(Operation.LOCK);
        var elsewhere = new PlayedBase(clients.signedIn("base-south", "clerk-south"));

        Answer refused = elsewhere.offer(elsewhere.recognize(new InsertedCard(old)), Operation.UNLOCK, null, null);

        assertThat(refused.problem()).isEqualTo("not-allowed");
    }

    @Test
    void locksACardThatIsLockedAlready() {
        Outcome lost = run(new InsertedCard(old, Faults.NONE.tearAfter(SET_STATUS)), Operation.LOCK);
        assertThat(lost.result()).isEqualTo(Result.NOT_RETIRED);
        assertThat(old.lifeCycle()).hasToString("CARD_LOCKED");
        assertThat(refusalToReissue()).contains("The old card comes first");

        assertThat(run(Operation.LOCK).result()).isEqualTo(Result.LOCKED);
    }

    @Test
    void believesNoCardThatRefusesToBeLocked() {
        var refusing = new InsertedCard(old, Faults.NONE.statusOf(0xF0, StatusWord.parse("6985")));

        assertThat(run(refusing, Operation.LOCK).code()).isEqualTo("NOT_LOCKED");

        assertThat(refusalToReissue()).contains("The old card comes first");
    }

    @Test
    void keepsTheRecordFromALockedCardWhenItsTimeIsOver() {
        run(Operation.LOCK);
        database.sql("update reissue_entries set expires_at = now() - interval '1 minute' where record_id = ?")
                .param(record)
                .update();

        overdue.end();

        assertThat(books()).contains("\"issuanceFlag\":\"UNISSUED\"");
        assertThat(run(Operation.UNLOCK).result()).isEqualTo(Result.UNLOCKED);
        assertThat(books()).contains("\"issuanceFlag\":\"ISSUED\"");
    }

    @Test
    void endsNoLifeBeforeTheNewCardIsIssued() {
        run(Operation.LOCK);

        Answer refused = base.offer(recognized(), Operation.RETIRE, null, null);

        assertThat(refused.detail()).contains("not what comes next");
    }
}
