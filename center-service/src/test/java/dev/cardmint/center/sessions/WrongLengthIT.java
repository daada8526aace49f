package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.StopReason;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards that answer 6Cxx: they want an answer asked for in its exact length. */
@CenterTest
class WrongLengthIT {

    /** Four readouts, SELECT, INITIALIZE UPDATE, EXTERNAL AUTHENTICATE. */
    private static final int FIRST_READING = 8;

    private static final int GET_STATUS = 0xF2;

    /** As long as it becomes with its padding and its R-MAC. */
    private static final StatusWord IN_EXACT_LENGTH = StatusWord.parse("6C38");

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    /** What a dialogue came to, and in how many scripts. */
    private record Dialogue(Outcome outcome, int scripts) {}

    private Dialogue run(InsertedCard card, Operation operation, @Nullable UUID record) {
        SessionAnswer session = require(base.open(card, base.offer(card, operation, record)), 201)
                .as(SessionAnswer.class);
        int scripts = 0;
        while (session.script() != null) {
            scripts++;
            ScriptReport report = base.send(card, session.script());
            session = require(base.report(session, report), 200).as(SessionAnswer.class);
        }
        return new Dialogue(Objects.requireNonNull(session.outcome()), scripts);
    }

    @ParameterizedTest
    @CsvSource({"8, 6C38", "9, 6C58"})
    void readsWhichChipItIsInTheLengthThatTheCardNamed(int command, String statusWord) {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.sharedBlank().option(0x60).create();

        Dialogue dialogue = run(
                new InsertedCard(card, Faults.NONE.status(command, StatusWord.parse(statusWord))),
                Operation.ISSUE,
                record);

        assertThat(dialogue.outcome().result()).as(dialogue.outcome().message()).isEqualTo(Result.ISSUED);
        assertThat(dialogue.outcome().proof()).isEqualTo(Proof.PROVED);
        assertThat(dialogue.scripts()).isEqualTo(3);
    }

    @Test
    void inspectsACardInTheLengthThatItNamed() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(12)), record);

        Dialogue dialogue = run(
                new InsertedCard(card, Faults.NONE.status(FIRST_READING, IN_EXACT_LENGTH)), Operation.INSPECT, null);

        assertThat(dialogue.outcome().result()).isEqualTo(Result.ISSUED);
        assertThat(dialogue.scripts()).isEqualTo(3);
        assertThat(base.recognize(new InsertedCard(card)).message()).contains("has been issued");
    }

    @Test
    void repeatsTheScriptThatAsksOnceMoreForTheSameIdempotencyKey() {
        var card = new InsertedCard(
                IssuingBench.sharedBlank().option(0x60).create(), Faults.NONE.status(FIRST_READING, IN_EXACT_LENGTH));
        SessionAnswer first = require(base.open(card, base.offer(card, Operation.ISSUE, bench.request())), 201)
                .as(SessionAnswer.class);
        ScriptReport report = base.send(card, Objects.requireNonNull(first.script()));
        UUID key = UUID.randomUUID();

        String answered = require(base.report(key, first, report), 200).text();

        assertThat(base.report(key, first, report).text()).isEqualTo(answered);
    }

    @Test
    void leavesACardInDoubtThatNamesAnotherLengthAgain() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(12)), record);

        Dialogue dialogue =
                run(new InsertedCard(card, Faults.NONE.statusOf(GET_STATUS, IN_EXACT_LENGTH)), Operation.INSPECT, null);

        assertThat(dialogue.outcome().result()).isEqualTo(Result.IN_DOUBT);
        assertThat(dialogue.outcome().code()).isEqualTo("ANSWER_LOST");
        assertThat(dialogue.scripts()).isEqualTo(2);
    }

    @Test
    void neverSendsTwiceWhatWrites() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        var inserted = new InsertedCard(card, Faults.NONE.status(FIRST_READING, StatusWord.parse("6C10")));

        Dialogue dialogue = run(inserted, Operation.ISSUE, record);

        assertThat(dialogue.outcome().result()).isEqualTo(Result.IN_DOUBT);
        assertThat(dialogue.outcome().code()).isEqualTo("ANSWER_LOST");
        assertThat(dialogue.outcome().message()).contains("What writes is never sent twice", "6C10");
        assertThat(dialogue.scripts()).isEqualTo(1);
        assertThat(inserted.commands()).isEqualTo(FIRST_READING);
        assertThat(bench.state(record)).isEqualTo("IN_DOUBT");
    }

    /**
     * The card has counted a command that the center takes for not done: the channel breaks, and nothing was written.
     */
    @Test
    void writesNothingForABaseThatMadeTheLengthUp() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.sharedBlank().option(0x60).create());
        var lied = new ArrayList<ScriptReport>();
        PlayedBase liar = bench.base("base-1").lying(truth -> {
            if (truth.answers().size() == 3 && lied.isEmpty()) {
                lied.add(truth);
                return new ScriptReport(
                        List.of(
                                truth.answers().get(0),
                                ResponseApdu.of(IN_EXACT_LENGTH).encode()),
                        StopReason.UNEXPECTED_STATUS,
                        null);
            }
            return truth;
        });

        Outcome outcome = liar.issue(card, record);

        assertThat(lied).hasSize(1);
        assertThat(outcome.result()).isEqualTo(Result.UNISSUED);
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
    }
}
