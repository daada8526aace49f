package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.OfferRequest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.ReissueChoice;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionRequest;
import dev.cardmint.model.relay.StopReason;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is tried on a card before a script leaves the center: recognition, offer, opening. */
@CenterTest
class AttemptsIT {

    private static final Bytes SELECTED = Bytes.ofHex("9000");

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
    void countsAnInitializeUpdateThatWasNotAnsweredAsATry() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        var lost = new ScriptReport(List.of(SELECTED), StopReason.CARD_GONE, 1);

        assertThat(opened(card, record, lost).problem()).isEqualTo("card-unreachable");
        opened(card, record, lost);

        assertThat(base.offer(base.recognize(card), Operation.ISSUE, record, null)
                        .problem())
                .isEqualTo("approval-needed");
    }

    @Test
    void countsNoTryWhenTheCardLeftBeforeInitializeUpdate() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        var gone = new ScriptReport(List.of(), StopReason.CARD_GONE, 0);
        opened(card, record, gone);
        opened(card, record, gone);

        assertThat(base.issue(card, record).result()).isEqualTo(Result.ISSUED);
    }

    @Test
    void countsNoTryWhenTheCardRefusedAndNamesTheCommand() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        var notSelected = new ScriptReport(List.of(Bytes.ofHex("6A82")), StopReason.UNEXPECTED_STATUS, null);
        var noKeys = new ScriptReport(List.of(SELECTED, Bytes.ofHex("6A88")), StopReason.UNEXPECTED_STATUS, null);

        assertThat(opened(card, record, notSelected).detail()).contains("The card refused SELECT (6A82)");
        assertThat(opened(card, record, noKeys).detail()).contains("The card refused INITIALIZE UPDATE (6A88)");
        opened(card, record, noKeys);

        assertThat(base.issue(card, record).result()).isEqualTo(Result.ISSUED);
    }

    @Test
    void believesNoReportThatSaysMoreThanAnOpeningCanAnswer() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        var tooMany =
                new ScriptReport(List.of(SELECTED, SELECTED, Bytes.ofHex("6A88")), StopReason.UNEXPECTED_STATUS, null);

        assertThat(opened(card, record, tooMany).problem()).isEqualTo("card-unreachable");
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
    }

    @Test
    void countsAnAnswerOfAnotherProtocolAsATry() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        var scp02 = new ScriptReport(
                List.of(SELECTED, Bytes.ofHex("00".repeat(10) + "0102" + "00".repeat(16) + "9000")),
                StopReason.COMPLETED,
                null);

        assertThat(opened(card, record, scp02).detail()).contains("does not speak the secure channel protocol");
        opened(card, record, scp02);

        assertThat(base.offer(base.recognize(card), Operation.ISSUE, record, null)
                        .problem())
                .isEqualTo("approval-needed");
    }

    private Answer opened(InsertedCard card, UUID record, ScriptReport report) {
        Offer offer = base.offer(card, Operation.ISSUE, record);
        return base.open(UUID.randomUUID(), new SessionRequest(offer.id(), report));
    }

    @Test
    void writesDownWhyACardDidNotAuthenticate() {
        SimulatedCard card = IssuingBench.blank();
        var inserted = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());
        base.open(inserted, base.offer(inserted, Operation.ISSUE, bench.request()));

        assertThat(bench.entries("authentication.failed", card.kdd().toHex()))
                .singleElement()
                .asString()
                .contains("cause");
    }

    @Test
    void letsAPersonAllowAnotherTryOnAChipInDoubt() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(9)), record);
        for (int attempt = 0; attempt < 2; attempt++) {
            var bad = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());
            base.open(bad, base.offer(bad, Operation.INSPECT, null));
        }
        var good = new InsertedCard(card);
        UUID ofARequest = bench.approval("ALLOW_AUTHENTICATION", null, record);
        UUID ofTheChip = bench.approval("ALLOW_AUTHENTICATION", card.kdd().toHex(), null);

        assertThat(base.offer(base.recognize(good), Operation.INSPECT, null, ofARequest)
                        .status())
                .isEqualTo(409);
        Answer allowed = base.offer(base.recognize(good), Operation.INSPECT, null, ofTheChip);

        assertThat(base.run(good, require(allowed, 201).as(Offer.class)).result())
                .isEqualTo(Result.ISSUED);
    }

    @Test
    void letsAPersonAllowItForTheRecordThatTheOfferNames() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(9)), record);
        for (int attempt = 0; attempt < 2; attempt++) {
            var bad = new InsertedCard(card, Faults.NONE.withFlippedCryptogram());
            base.open(bad, base.offer(bad, Operation.INSPECT, null));
        }
        UUID another = bench.request();
        UUID ofAnother = bench.approval("ALLOW_AUTHENTICATION", null, another);
        UUID ofTheRecord = bench.approval("ALLOW_AUTHENTICATION", null, record);
        Recognition recognized = base.recognize(new InsertedCard(card));

        assertThat(base.offer(recognized, Operation.INSPECT, another, ofAnother).status())
                .isEqualTo(409);
        require(base.offer(recognized, Operation.INSPECT, record, ofTheRecord), 201);
    }

    @Test
    void predictsOneRoundTripMoreForAnInspection() {
        SimulatedCard card = IssuingBench.blank();
        Offer issue = base.offer(new InsertedCard(card), Operation.ISSUE, bench.request());
        base.run(new InsertedCard(card, Faults.NONE.tearBefore(6)), issue);

        Offer inspect = base.offer(new InsertedCard(card), Operation.INSPECT, null);

        assertThat(inspect.predictedRoundTrips()).isEqualTo(issue.predictedRoundTrips() + 1);
    }

    @Test
    void repeatsTheSameOfferForTheSameIdempotencyKey() {
        Recognition recognition = base.recognize(new InsertedCard(IssuingBench.blank()));
        var request = new OfferRequest(recognition.id(), Operation.ISSUE, bench.request(), null);
        String key = UUID.randomUUID().toString();
        CenterClient clerk = clients.signedIn("base-1", "clerk");

        Answer first = require(clerk.post("/v1/offers", request, "Idempotency-Key", key), 201);

        assertThat(clerk.post("/v1/offers", request, "Idempotency-Key", key).text())
                .isEqualTo(first.text());
    }

    @Test
    void withdrawsAnOfferOnce() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        Offer offer = base.offer(card, Operation.ISSUE, record);
        CenterClient clerk = clients.signedIn("base-1", "clerk");

        require(clerk.delete("/v1/offers/" + offer.id()), 204);
        require(clerk.delete("/v1/offers/" + offer.id()), 204);

        assertThat(base.open(card, offer).problem()).isEqualTo("offer-void");
        assertThat(bench.entries("offer.withdrawn", record.toString())).hasSize(1);
        PlayedBase other = bench.base("base-2");
        assertThat(other.issue(card, record).result()).isEqualTo(Result.ISSUED);
    }

    @Test
    void knowsNoOfferOfAnotherTerminal() {
        var card = new InsertedCard(IssuingBench.blank());
        Offer offer = base.offer(card, Operation.ISSUE, bench.request());

        assertThat(bench.base("base-2").open(card, offer).problem()).isEqualTo("not-found");
        assertThat(clients.signedIn("base-2", "clerk")
                        .delete("/v1/offers/" + offer.id())
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void knowsNoRecognitionOfAnotherTerminal() {
        Recognition recognition = base.recognize(new InsertedCard(IssuingBench.blank()));
        CenterClient other = clients.signedIn("base-2", "clerk");

        assertThat(other.delete("/v1/recognitions/" + recognition.id()).problem())
                .isEqualTo("not-found");
        int before = bench.entries("recognition.voided", "base-1").size();
        require(clients.signedIn("base-1", "clerk").delete("/v1/recognitions/" + recognition.id()), 204);
        assertThat(bench.entries("recognition.voided", "base-1")).hasSize(before + 1);
    }

    @Test
    void tellsWhatACardIsAndWhatCanBeDoneWithIt() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();

        Recognition blank = base.recognize(new InsertedCard(card));
        assertThat(blank.message()).contains("blank. Choose a request to issue.");
        assertThat(blank.record()).isNull();

        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(9)), record);
        Recognition pulled = base.recognize(new InsertedCard(card));
        assertThat(pulled.message()).contains("writing was not finished. Choose Check card.");
        assertThat(pulled.record()).isEqualTo(record);
        assertThat(pulled.operations()).containsExactly(Operation.INSPECT);

        base.inspect(new InsertedCard(card));
        Recognition issued = base.recognize(new InsertedCard(card));
        assertThat(issued.message())
                .contains("has been issued. It cannot be issued again.", "or make it again for its holder");
        assertThat(issued.operations()).isEmpty();
        assertThat(issued.record()).isEqualTo(record);
        assertThat(issued.reissue())
                .extracting(ReissueChoice::reason)
                .contains(ReissueReason.DAMAGED, ReissueReason.EXPIRED)
                .doesNotContain(ReissueReason.LOST);
    }

    @Test
    void refusesTheSecondOfTwoOffersForOneRecord() {
        UUID record = bench.request();
        var first = new InsertedCard(IssuingBench.blank());
        var second = new InsertedCard(IssuingBench.blank());
        Offer one = base.offer(first, Operation.ISSUE, record);
        Offer two = base.offer(second, Operation.ISSUE, record);
        base.run(first, one);

        Answer refused = base.open(second, two);

        assertThat(refused.problem()).isEqualTo("record-not-unissued");
        assertThat(bench.record(record).toString()).contains("\"issuanceCount\":1");
    }

    @Test
    void namesADestroyedChipThatReappearsInTheLog() {
        UUID record = bench.request();
        SimulatedCard lost = IssuingBench.blank();
        base.issue(new InsertedCard(lost, Faults.NONE.tearBefore(9)), record);
        bench.destroy(lost.kdd().toHex(), record);
        UUID next = bench.request();
        Offer offer = base.offer(new InsertedCard(IssuingBench.blank()), Operation.ISSUE, next);

        Answer refused = base.open(new InsertedCard(lost), offer);

        assertThat(refused.problem()).isEqualTo("chip-not-allowed");
        assertThat(refused.detail()).contains("declared destroyed");
        assertThat(bench.entries("chip.destroyed", lost.kdd().toHex())).hasSize(1);
        assertThat(bench.entries("chip.reappeared", lost.kdd().toHex())).hasSize(1);
        assertThat(bench.state(next)).isEqualTo("UNISSUED");
    }
}
