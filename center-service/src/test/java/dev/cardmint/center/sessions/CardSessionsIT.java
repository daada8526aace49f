package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.SessionRequest;
import dev.cardmint.model.relay.StopReason;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CenterTest
class CardSessionsIT {

    private static final StatusWord NOT_ENOUGH_MEMORY = StatusWord.parse("6A84");

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    @Test
    void issuesABlankWithProofFromTheChip() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();

        Outcome outcome = base.issue(new InsertedCard(card), record);

        assertThat(outcome.result()).isEqualTo(Result.ISSUED);
        assertThat(outcome.proof()).isEqualTo(Proof.PROVED);
        assertThat(outcome.rMacsVerified()).isGreaterThan(5);
        assertThat(bench.record(record).toString())
                .contains("\"state\":\"ISSUED\"", "\"issuanceFlag\":\"ISSUED\"", "\"issuanceCount\":1")
                .contains("\"proof\":\"PROVED\"", card.kdd().toHex());
        assertThat(card.lifeCycle()).hasToString("SECURED");
    }

    @Test
    void leavesAnEntryForEveryStepInTheAuditLog() {
        long before = bench.lastEntry();
        UUID record = bench.request();
        base.issue(new InsertedCard(IssuingBench.blank()), record);

        String log = bench.logSince(before);

        assertThat(log)
                .contains("record.created", "recognition.made", "offer.made", "key.used", "chip.received-by-use")
                .contains("session.opened", "script.released", "script.delivered", "script.result", "card.issued")
                .contains(record.toString());
    }

    @Test
    void refusesARecordThatIsAlreadyIssued() {
        UUID record = bench.request();
        base.issue(new InsertedCard(IssuingBench.blank()), record);

        Recognition next = base.recognize(new InsertedCard(IssuingBench.blank()));
        Answer refused = base.offer(next, Operation.ISSUE, record, null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("record-not-unissued");
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":1");
    }

    @Test
    void refusesACardThatIsAlreadyIssued() {
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card), bench.request());

        Recognition again = base.recognize(new InsertedCard(card));

        assertThat(again.operations()).isEmpty();
        assertThat(base.offer(again, Operation.ISSUE, bench.request(), null).problem())
                .isEqualTo("chip-not-allowed");
    }

    @Test
    void refusesAnIssuedCardThatClaimsToBeABlank() {
        SimulatedCard issued = IssuingBench.blank();
        base.issue(new InsertedCard(issued), bench.request());
        UUID record = bench.request();
        Offer offer = base.offer(new InsertedCard(IssuingBench.blank()), Operation.ISSUE, record);

        Answer refused = base.open(new InsertedCard(issued), offer);

        assertThat(refused.problem()).isEqualTo("card-refused"); // no key set 30 on it any more
        assertThat(refused.detail()).contains("Nothing was written");
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
    }

    @Test
    void refusesARecordThatIsOfferedAtAnotherBase() {
        UUID record = bench.request();
        base.offer(new InsertedCard(IssuingBench.blank()), Operation.ISSUE, record);
        PlayedBase other = bench.base("base-2");

        Answer refused =
                other.offer(other.recognize(new InsertedCard(IssuingBench.blank())), Operation.ISSUE, record, null);

        assertThat(refused.problem()).isEqualTo("record-not-unissued");
        assertThat(refused.detail()).contains("Another base");
    }

    @Test
    void refusesAWrongCardCryptogramAndSpendsNoTry() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        var inserted = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());

        Answer refused = base.open(inserted, base.offer(inserted, Operation.ISSUE, record));

        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.problem()).isEqualTo("card-not-authentic");
        assertThat(refused.detail()).contains("Nothing was written, the request stays open.");
        assertThat(card.failedAuthentications()).isZero();
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
    }

    @Test
    void namesAnotherKeySetAsTheCauseOfAWrongCryptogram() {
        InsertedCard foreign = new InsertedCard(IssuingBench.blank(TestVaults.ISSUER_MASTER));

        Answer refused = base.open(foreign, base.offer(foreign, Operation.ISSUE, bench.request()));

        assertThat(refused.detail()).contains("another key set", "issuer");
    }

    @Test
    void asksAPersonAfterTwoUnfinishedAuthentications() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        for (int attempt = 0; attempt < 2; attempt++) {
            var bad = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());
            base.open(bad, base.offer(bad, Operation.ISSUE, record));
        }
        var good = new InsertedCard(card);

        Answer refused = base.offer(base.recognize(good), Operation.ISSUE, record, null);

        assertThat(refused.problem()).isEqualTo("approval-needed");
        UUID approval = bench.approval("ALLOW_AUTHENTICATION", null, record);
        Answer allowed = base.offer(base.recognize(good), Operation.ISSUE, record, approval);
        assertThat(base.run(good, require(allowed, 201).as(Offer.class)).result())
                .isEqualTo(Result.ISSUED);
    }

    @Test
    void refusesAnApprovalThatWasUsed() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        for (int attempt = 0; attempt < 2; attempt++) {
            var bad = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());
            base.open(bad, base.offer(bad, Operation.ISSUE, record));
        }
        UUID approval = bench.approval("ALLOW_AUTHENTICATION", null, record);
        var bad = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());
        base.open(
                bad,
                require(base.offer(base.recognize(bad), Operation.ISSUE, record, approval), 201)
                        .as(Offer.class));

        Answer refused = base.offer(base.recognize(bad), Operation.ISSUE, record, approval);

        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void repeatsTheSameScriptForTheSameIdempotencyKey() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        Offer offer = base.offer(card, Operation.ISSUE, record);
        UUID key = UUID.randomUUID();
        var request = new SessionRequest(offer.id(), base.send(card, offer.opening()));

        Answer first = base.open(key, request);
        Answer again = base.open(key, request);

        assertThat(again.text()).isEqualTo(first.text());
        SessionAnswer session = again.as(SessionAnswer.class);
        ScriptReport report = base.send(card, Objects.requireNonNull(session.script()));
        UUID stepKey = UUID.randomUUID();
        Answer outcome = require(base.report(stepKey, session, report), 200);
        assertThat(base.report(stepKey, session, report).text()).isEqualTo(outcome.text());
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":1");
    }

    @Test
    void refusesAnIdempotencyKeyWithAnotherBody() {
        var card = new InsertedCard(IssuingBench.blank());
        Offer offer = base.offer(card, Operation.ISSUE, bench.request());
        UUID key = UUID.randomUUID();
        ScriptReport report = base.send(card, offer.opening());
        require(base.open(key, new SessionRequest(offer.id(), report)), 201);

        Answer refused = base.open(key, new SessionRequest(UUID.randomUUID(), report));

        assertThat(refused.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void refusesAnOfferThatWasUsed() {
        var card = new InsertedCard(IssuingBench.blank());
        Offer offer = base.offer(card, Operation.ISSUE, bench.request());
        require(base.open(card, offer), 201);

        assertThat(base.open(card, offer).problem()).isEqualTo("offer-void");
    }

    @Test
    void refusesAnOfferAfterTheCardLeftTheReader() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        Recognition recognition = base.recognize(card);
        Offer offer = require(base.offer(recognition, Operation.ISSUE, record, null), 201)
                .as(Offer.class);
        clients.signedIn("base-1", "clerk").delete("/v1/recognitions/" + recognition.id());

        assertThat(base.open(card, offer).problem()).isEqualTo("offer-void");
        assertThat(base.offer(recognition, Operation.ISSUE, record, null).problem())
                .isEqualTo("offer-void");
    }

    @Test
    void refusesASessionOfAnotherTerminal() {
        var card = new InsertedCard(IssuingBench.blank());
        SessionAnswer session = require(base.open(card, base.offer(card, Operation.ISSUE, bench.request())), 201)
                .as(SessionAnswer.class);
        ScriptReport report = base.send(card, Objects.requireNonNull(session.script()));

        assertThat(bench.base("base-2").report(session, report).problem()).isEqualTo("not-found");
    }

    @Test
    void refusesAStepThatIsNotDue() {
        var card = new InsertedCard(IssuingBench.blank());
        SessionAnswer session = require(base.open(card, base.offer(card, Operation.ISSUE, bench.request())), 201)
                .as(SessionAnswer.class);
        var early = new SessionAnswer(session.session(), 2, session.script(), null);

        Answer refused = base.report(early, new ScriptReport(List.of(), StopReason.CARD_GONE, 0));

        assertThat(refused.problem()).isEqualTo("step-out-of-order");
    }

    @Test
    void neverIssuesForABaseThatClaimsSuccessOfARefusedCommand() {
        int commands = commandsOfAnIssue();
        for (int refused = 7; refused <= commands; refused += 3) {
            Outcome outcome = bench.base("base-1")
                    .lying(CardSessionsIT::allSucceeded)
                    .issue(
                            new InsertedCard(IssuingBench.blank(), Faults.NONE.status(refused, NOT_ENOUGH_MEMORY)),
                            bench.request());
            assertThat(outcome.result()).as("command %d refused", refused).isEqualTo(Result.IN_DOUBT);
            assertThat(outcome.code()).isIn("CHANNEL_VIOLATED", "REPORT_INCOMPLETE");
        }
    }

    /** Every answer that is no success is replaced by a bare 9000. */
    private static ScriptReport allSucceeded(ScriptReport truth) {
        List<Bytes> answers = new ArrayList<>(truth.answers());
        if (truth.stopped() == StopReason.UNEXPECTED_STATUS) {
            answers.set(answers.size() - 1, Bytes.ofHex("9000"));
        }
        return new ScriptReport(answers, StopReason.COMPLETED, null);
    }

    /** Recognition, opening and script of one card, counted at the card. */
    private int commandsOfAnIssue() {
        var card = new InsertedCard(IssuingBench.blank());
        assertThat(base.issue(card, bench.request()).result()).isEqualTo(Result.ISSUED);
        return card.commands();
    }

    @Test
    void neverIssuesForABaseThatClaimsAnotherChip() {
        UUID record = bench.request();
        var shown = new InsertedCard(IssuingBench.blank());
        var written = new InsertedCard(IssuingBench.blank());
        Offer offer = base.offer(shown, Operation.ISSUE, record);
        SessionAnswer session = require(base.open(shown, offer), 201).as(SessionAnswer.class);

        base.send(written, offer.opening());
        ScriptReport ofTheOther = base.send(written, Objects.requireNonNull(session.script()));
        SessionAnswer answer = require(base.report(session, ofTheOther), 200).as(SessionAnswer.class);

        assertThat(Objects.requireNonNull(answer.outcome()).result()).isEqualTo(Result.IN_DOUBT);
        assertThat(bench.state(record)).isEqualTo("IN_DOUBT");
    }

    @Test
    void refusesToInspectAnotherCardThanTheOneInDoubt() {
        UUID record = bench.request();
        SimulatedCard pulled = IssuingBench.blank();
        base.issue(new InsertedCard(pulled, Faults.NONE.tearBefore(9)), record);
        Offer offer = base.offer(new InsertedCard(pulled), Operation.INSPECT, null);
        var another = new InsertedCard(IssuingBench.blank());

        Answer refused = base.open(another, offer);

        assertThat(refused.problem()).isEqualTo("chip-not-allowed");
        assertThat(bench.state(record)).isEqualTo("IN_DOUBT");
    }

    @Test
    void wipesACardThatRefusedAndIssuesTheRecordToAnother() {
        UUID record = bench.request();
        SimulatedCard full = IssuingBench.blank();
        Outcome refused = base.issue(new InsertedCard(full, Faults.NONE.status(10, NOT_ENOUGH_MEMORY)), record);
        assertThat(refused.result()).isEqualTo(Result.IN_DOUBT);
        assertThat(refused.message()).contains("6A84");

        Outcome wiped = base.inspect(new InsertedCard(full));

        assertThat(wiped.result()).isEqualTo(Result.UNISSUED);
        assertThat(base.recognize(new InsertedCard(full)).operations()).isEmpty();
        assertThat(base.issue(new InsertedCard(IssuingBench.blank()), record).result())
                .isEqualTo(Result.ISSUED);
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":1");
    }

    @Test
    void twoPeopleDeclareAChipDestroyedAndItsReappearanceIsRefused() {
        UUID record = bench.request();
        SimulatedCard lost = IssuingBench.blank();
        base.issue(new InsertedCard(lost, Faults.NONE.tearBefore(9)), record);
        String identity = lost.kdd().toHex();
        UUID approval = bench.approval("DESTROY_CHIP", identity, record);

        require(
                clients.signedIn("base-1", "clerk")
                        .post("/v1/chips/%s/destruction".formatted(identity), Map.of("approval", approval)),
                204);

        assertThat(bench.state(record)).isEqualTo("UNISSUED");
        assertThat(base.recognize(new InsertedCard(lost)).operations()).isEmpty();
        assertThat(base.issue(new InsertedCard(IssuingBench.blank()), record).result())
                .isEqualTo(Result.ISSUED);
    }

    @Test
    void supersedesASessionWhoseBaseNeverReported() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        var first = new InsertedCard(card);
        SessionAnswer lost = require(base.open(first, base.offer(first, Operation.ISSUE, record)), 201)
                .as(SessionAnswer.class);
        ScriptReport late = base.send(first, Objects.requireNonNull(lost.script()));

        Outcome inspected = base.inspect(new InsertedCard(card));

        assertThat(inspected.result()).isEqualTo(Result.ISSUED);
        assertThat(base.report(lost, late).problem()).isEqualTo("step-out-of-order");
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":1");
    }

    @Test
    void refusesDrillRecordsAtProductionTerminalsAndTheReverse() {
        UUID drill = bench.request();
        UUID real = bench.request("customer-real", Map.of());
        PlayedBase production = bench.base("base-real");
        var card = new InsertedCard(IssuingBench.blank());

        assertThat(production
                        .offer(production.recognize(card), Operation.ISSUE, drill, null)
                        .problem())
                .isEqualTo("drill-mismatch");
        assertThat(base.offer(base.recognize(card), Operation.ISSUE, real, null).problem())
                .isEqualTo("drill-mismatch");
    }

    @Test
    void refusesADrillCardAtAProductionTerminal() {
        var drillCard = new InsertedCard(IssuingBench.blank());
        PlayedBase production = bench.base("base-real");
        UUID real = bench.request("customer-real", Map.of());

        Answer refused = production.open(drillCard, production.offer(drillCard, Operation.ISSUE, real));

        assertThat(refused.problem()).isEqualTo("card-not-authentic");
        assertThat(refused.detail()).contains("drill");
        assertThat(bench.state(real)).isEqualTo("UNISSUED");
    }

    @Test
    void refusesAProductionCardAtADrillTerminal() {
        var realCard = new InsertedCard(IssuingBench.blank(TestVaults.PRODUCTION_TRANSPORT_MASTER));

        Answer refused = base.open(realCard, base.offer(realCard, Operation.ISSUE, bench.request()));

        assertThat(refused.problem()).isEqualTo("card-not-authentic");
    }

    @Test
    void refusesACardOfNoKnownType() {
        Recognition unknown = base.recognize(command -> ResponseApdu.of(StatusWord.parse("6D00")));

        assertThat(unknown.cardType()).isNull();
        assertThat(unknown.message()).contains("no known type");
        assertThat(base.offer(unknown, Operation.ISSUE, bench.request(), null).problem())
                .isEqualTo("unknown-card");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/recognitions  | {"atr":"O4CAAQE","answers":[]}
            /v1/recognitions  | {"reader":"reader-1","atr":"O4CAAQE","answers":[{"name":"cplc","response":"kA"}]}
            /v1/recognitions  | {"reader":"reader-1","atr":"!","answers":[]}
            /v1/offers        | {"operation":"ISSUE"}
            /v1/offers        | {"recognition":"4f8bff57-2b07-4e8e-93d0-f1d3c0a5b5f1","operation":"ERASE"}
            /v1/card-sessions | {"offer":"4f8bff57-2b07-4e8e-93d0-f1d3c0a5b5f1"}
            /v1/card-sessions | {"offer":"4f8bff57-2b07-4e8e-93d0-f1d3c0a5b5f1","report":{"answers":["kA"],"stopped":"COMPLETED"}}
            /v1/card-sessions | {"offer":"4f8bff57-2b07-4e8e-93d0-f1d3c0a5b5f1","report":{"answers":[]}}
            """)
    void rejectsWhatNoBaseSends(String path, String body) {
        Answer refused = clients.signedIn("base-1", "clerk")
                .postText(path, body, "Idempotency-Key", UUID.randomUUID().toString());

        assertThat(refused.status()).as(body).isEqualTo(400);
        assertThat(refused.problem()).isIn("malformed-request", "invalid-field");
    }

    @Test
    void rejectsAReportThatGoesOnAfterARefusal() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        SessionAnswer session = require(base.open(card, base.offer(card, Operation.ISSUE, record)), 201)
                .as(SessionAnswer.class);
        List<Bytes> answers = List.of(Bytes.ofHex("6985"), Bytes.ofHex("9000"));

        Answer refused = base.report(session, new ScriptReport(answers, StopReason.COMPLETED, null));

        assertThat(refused.problem()).isEqualTo("malformed-request");
        assertThat(bench.state(record)).isEqualTo("WRITING");
    }
}
