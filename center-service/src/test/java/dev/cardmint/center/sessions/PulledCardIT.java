package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A card is pulled at every command of an issue, before and after its effect, and recovered by INSPECT. */
@CenterTest
class PulledCardIT {

    /** Four readouts come before the opening, SELECT and INITIALIZE UPDATE after them. */
    private static final int FIRST_OF_OPENING = 5;

    private static final int FIRST_OF_SCRIPT = 7;

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    private int commandsOfAnIssue() {
        var card = new InsertedCard(IssuingBench.blank());
        base.issue(card, bench.request());
        return card.commands();
    }

    @Test
    void recoversACardPulledBeforeTheEffectOfAnyCommand() {
        int commands = commandsOfAnIssue();
        for (int n = FIRST_OF_SCRIPT; n <= commands; n++) {
            recoversFrom(n, Faults.NONE::tearBefore);
        }
    }

    @Test
    void recoversACardPulledAfterTheEffectOfAnyCommand() {
        int commands = commandsOfAnIssue();
        for (int n = FIRST_OF_SCRIPT; n <= commands; n++) {
            recoversFrom(n, Faults.NONE::tearAfter);
        }
    }

    private void recoversFrom(int command, IntFunction<Faults> pulled) {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        Outcome interrupted = base.issue(new InsertedCard(card, pulled.apply(command)), record);
        assertThat(interrupted.result()).as("pulled at %d", command).isEqualTo(Result.IN_DOUBT);
        assertThat(interrupted.code()).isEqualTo("CARD_GONE");

        Outcome recovered = base.inspect(new InsertedCard(card));

        assertIssuedOnce(command, record, card, recovered);
    }

    private void assertIssuedOnce(int command, UUID record, SimulatedCard card, Outcome outcome) {
        assertThat(outcome.result()).as("pulled at %d", command).isEqualTo(Result.ISSUED);
        assertThat(outcome.proof()).isEqualTo(Proof.PROVED);
        assertThat(card.lifeCycle()).hasToString("SECURED");
        assertThat(bench.record(record).toString())
                .contains("\"issuanceCount\":1", card.kdd().toHex());
    }

    @Test
    void confirmsWithoutWritingAgainWhenOnlyTheLastAnswerWasLost() {
        int last = commandsOfAnIssue();
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearAfter(last)), record);

        Outcome recovered = base.inspect(new InsertedCard(card));

        assertThat(recovered.code()).isEqualTo("CONFIRMED");
    }

    @Test
    void recoversACardPulledAgainAtEveryCommandOfItsInspection() {
        int commands = commandsOfAnInspection();
        for (int n = FIRST_OF_SCRIPT; n <= commands; n++) {
            UUID record = bench.request();
            SimulatedCard card = IssuingBench.blank();
            base.issue(new InsertedCard(card, Faults.NONE.tearBefore(12)), record);
            Outcome pulledAgain = base.inspect(new InsertedCard(card, Faults.NONE.tearAfter(n)));
            assertThat(pulledAgain.result()).as("pulled again at %d", n).isEqualTo(Result.IN_DOUBT);

            Outcome recovered = base.inspect(new InsertedCard(card));

            assertIssuedOnce(n, record, card, recovered);
        }
    }

    private int commandsOfAnInspection() {
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(12)), bench.request());
        var inspected = new InsertedCard(card);
        base.inspect(inspected);
        return inspected.commands();
    }

    @Test
    void leavesTheRequestOpenWhenTheCardIsPulledDuringTheOpening() {
        for (int n = FIRST_OF_OPENING; n < FIRST_OF_SCRIPT; n++) {
            UUID record = bench.request();
            SimulatedCard card = IssuingBench.blank();
            var pulled = new InsertedCard(card, Faults.NONE.tearBefore(n));
            Offer offer = base.offer(pulled, Operation.ISSUE, record);

            Answer refused = require(base.open(pulled, offer), 504);

            assertThat(refused.detail()).contains("Nothing was written, the request stays open.");
            assertThat(bench.state(record)).isEqualTo("UNISSUED");
            assertThat(base.issue(new InsertedCard(card), record).result()).isEqualTo(Result.ISSUED);
        }
    }
}
