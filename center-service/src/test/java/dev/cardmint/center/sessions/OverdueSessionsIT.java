package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions whose bases never came to the end. */
@CenterTest
class OverdueSessionsIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private OverdueSessions overdue;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    private static BlankCard legacy() {
        return IssuingBench.desBlank().product(CardProduct.LEGACY_PAYMENT);
    }

    @Test
    void doubtsACardThatWasBeingWritten() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        var inserted = new InsertedCard(card);
        SessionAnswer session = opened(inserted, Operation.ISSUE, record);
        ScriptReport late = base.send(inserted, Objects.requireNonNull(session.script()));
        assertThat(standing(session)).containsEntry("sealed", true);

        endAfter("61 minutes", session);

        assertThat(standing(session))
                .containsEntry("sealed", false)
                .containsEntry("result", "IN_DOUBT")
                .containsEntry("proof", "NONE")
                .containsEntry("code", "NOT_REPORTED");
        assertThat(bench.state(record)).isEqualTo("IN_DOUBT");
        assertThat(bench.entries("card.in-doubt", record.toString()))
                .singleElement()
                .asString()
                .contains("NOT_REPORTED")
                .doesNotContain("clerk");
        assertThat(base.report(session, late).problem()).isEqualTo("step-out-of-order");
        assertThat(base.inspect(new InsertedCard(card)).result()).isEqualTo(Result.ISSUED);
    }

    /** The new keys have shown what the card received before: that stays, and no more is made of it. */
    @Test
    void keepsWhatTheNewKeysOfACardHaveShown() {
        UUID record = bench.paymentRequest("payment-legacy");
        var card = new InsertedCard(legacy().create());
        SessionAnswer first = opened(card, Operation.ISSUE, record);
        ScriptReport written = base.send(card, Objects.requireNonNull(first.script()));
        SessionAnswer confirm = require(base.report(first, written), 200).as(SessionAnswer.class);
        assertThat(standing(confirm)).containsEntry("sealed", true).containsEntry("stage", "CONFIRM");

        endAfter("61 minutes", confirm);

        assertThat(standing(confirm))
                .containsEntry("sealed", false)
                .containsEntry("result", "ISSUED")
                .containsEntry("proof", "RECEIVED");
        assertThat(bench.record(record).toString())
                .contains("\"state\":\"ISSUED\"", "\"proof\":\"RECEIVED\"", "\"issuanceCount\":1");
    }

    @Test
    void writesNothingDownOfAChipThatNeverSaidWhichOneItIs() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.sharedBlank().option(0x60).create());
        SessionAnswer session = opened(card, Operation.ISSUE, record);

        endAfter("61 minutes", session);

        assertThat(standing(session)).containsEntry("sealed", false).containsEntry("result", "UNISSUED");
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
    }

    @Test
    void leavesASessionAloneThatIsNotOverdue() {
        UUID record = bench.request();
        var card = new InsertedCard(IssuingBench.blank());
        SessionAnswer session = opened(card, Operation.ISSUE, record);
        ScriptReport report = base.send(card, Objects.requireNonNull(session.script()));

        endAfter("59 minutes", session);

        assertThat(standing(session)).containsEntry("sealed", true);
        assertThat(require(base.report(session, report), 200).text()).contains("\"result\":\"ISSUED\"");
    }

    private SessionAnswer opened(InsertedCard card, Operation operation, UUID record) {
        return require(base.open(card, base.offer(card, operation, record)), 201)
                .as(SessionAnswer.class);
    }

    private void endAfter(String time, SessionAnswer session) {
        database.sql("update card_sessions set opened_at = opened_at - :time::interval where id = :id")
                .param("time", time)
                .param("id", session.session())
                .update();
        overdue.end();
    }

    private Map<String, @Nullable Object> standing(SessionAnswer session) {
        return database.sql("select channel is not null as sealed, stage, result, proof, code from card_sessions"
                        + " where id = :id")
                .param("id", session.session())
                .query()
                .singleRow();
    }
}
