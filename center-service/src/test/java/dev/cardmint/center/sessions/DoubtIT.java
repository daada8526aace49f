package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.personalization.GetStatus;
import dev.cardmint.center.personalization.InstallForInstall;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where record and chip stand while an answer is missing, and while a chip in doubt is inspected. */
@CenterTest
class DoubtIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private Chips chips;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    @Test
    void putsARecordInDoubtWhenItsChipIsInspectedBeforeItsSessionReported() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        opened(card, Operation.ISSUE, record);
        assertThat(bench.state(record)).isEqualTo("WRITING");

        SessionAnswer inspection = opened(card, Operation.INSPECT, null);

        assertThat(inspection.step()).isEqualTo(1);
        assertThat(bench.state(record)).isEqualTo("IN_DOUBT");
        assertThat(state(card)).isEqualTo(ChipState.IN_DOUBT);
    }

    @Test
    void writesAgainOnceTheInspectionHasProvedWhatIsMissing() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(9)), record);
        assertThat(state(card)).isEqualTo(ChipState.IN_DOUBT);
        var inserted = new InsertedCard(card);
        SessionAnswer first = opened(inserted, Operation.INSPECT, null);

        SessionAnswer second = reported(inserted, first);

        assertThat(second.step()).isEqualTo(2);
        assertThat(bench.state(record)).isEqualTo("WRITING");
        assertThat(state(card)).isEqualTo(ChipState.WRITING);
        assertThat(Objects.requireNonNull(reported(inserted, second).outcome()).result())
                .isEqualTo(Result.ISSUED);
    }

    @Test
    void tellsALateReportThatTheCardWasInspectedMeanwhile() {
        SimulatedCard card = IssuingBench.blank();
        var first = new InsertedCard(card);
        SessionAnswer lost = opened(first, Operation.ISSUE, bench.request());
        ScriptReport late = base.send(first, Objects.requireNonNull(lost.script()));
        base.inspect(new InsertedCard(card));

        assertThat(base.report(lost, late).detail()).contains("inspected in a later session");
    }

    @Test
    void tellsAReportOfAnotherStepThatTheSessionIsNotThere() {
        var card = new InsertedCard(IssuingBench.blank());
        SessionAnswer session = opened(card, Operation.ISSUE, bench.request());
        ScriptReport report = base.send(card, Objects.requireNonNull(session.script()));
        require(base.report(session, report), 200);

        assertThat(base.report(session, report).detail()).contains("not at this step");
    }

    @Test
    void countsAViolatedChannelAsATryAndNamesItInTheLog() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        Outcome outcome = base.issue(new InsertedCard(card, Faults.NONE.flipRMac(1)), record);
        assertThat(outcome.code()).isEqualTo("CHANNEL_VIOLATED");
        assertThat(bench.entries("secure-channel.violated", record.toString())).hasSize(1);

        base.inspect(new InsertedCard(card, Faults.NONE.flipRMac(1)));

        Answer third = base.offer(base.recognize(new InsertedCard(card)), Operation.INSPECT, null, null);
        assertThat(third.problem()).isEqualTo("approval-needed");
    }

    @Test
    void takesNoReportOfAChipThatTwoPeopleDeclaredDestroyed() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        var inserted = new InsertedCard(card);
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(9)), record);
        SessionAnswer open = opened(inserted, Operation.INSPECT, null);
        ScriptReport late = base.send(inserted, Objects.requireNonNull(open.script()));
        bench.destroy(card.kdd().toHex(), record);

        Answer refused = base.report(open, late);

        assertThat(refused.problem()).isEqualTo("step-out-of-order");
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
        assertThat(state(card)).isEqualTo(ChipState.DESTROYED);
    }

    @Test
    void twoPeopleDeclareASpoiledCardDestroyed() {
        SimulatedCard full = IssuingBench.blank();
        base.issue(new InsertedCard(full, Faults.NONE.status(10, StatusWord.parse("6A84"))), bench.request());
        base.inspect(new InsertedCard(full));
        assertThat(state(full)).isEqualTo(ChipState.SPOILED);

        bench.destroy(full.kdd().toHex(), null);

        assertThat(state(full)).isEqualTo(ChipState.DESTROYED);
    }

    @Test
    void inspectsACardWithMoreApplicationsThanOneAnswerHolds() throws NotAuthenticException {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.blank();
        fill(card);
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(9)), record);

        Outcome outcome = base.inspect(new InsertedCard(card));

        assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.ISSUED);
        assertThat(outcome.proof()).isEqualTo(Proof.PROVED);
    }

    /** Installs others beside the card type's, until the card answers 6310 to whoever asks for all at once. */
    private static void fill(SimulatedCard card) throws NotAuthenticException {
        ApplicationTerms application = TestProfiles.payment().globalPlatform().application();
        Bytes challenge = Bytes.ofHex("0102030405060708");
        try (MasterKey keys = MasterKey.of(0x30, 128, TestVaults.TRANSPORT_MASTER.toByteArray());
                HostChannel channel = HostChannel.open(new InsertedCard(card), keys, challenge)) {
            for (int i = 0; i < 8; i++) {
                var install = new InstallForInstall(
                        application.packageAid(),
                        application.module(),
                        Aid.parse("F04341524445585452%02X".formatted(i)),
                        application.privileges(),
                        application.parameters());
                assertThat(channel.transmit(install.toCommand()).statusWord().succeeded())
                        .isTrue();
            }
            CommandApdu all = new GetStatus(GetStatus.Scope.APPLICATIONS, null).toCommand();
            assertThat(channel.transmit(all).statusWord()).isEqualTo(StatusWord.parse("6310"));
        }
    }

    @Test
    void finishesACardWhoseTypeWasTakenOutOfUseMeanwhile() {
        UUID record = bench.request();
        UUID waiting = bench.request();
        SimulatedCard card = IssuingBench.blank();
        base.issue(new InsertedCard(card, Faults.NONE.tearBefore(9)), record);
        retire("state = 'RETIRED', retired_at = now()");
        try {
            var blank = new InsertedCard(IssuingBench.blank());
            assertThat(base.recognize(blank).message()).contains("blank. This card type is not in use any more.");
            assertThat(base.offer(base.recognize(blank), Operation.ISSUE, waiting, null)
                            .detail())
                    .contains("is not in use any more");

            assertThat(base.inspect(new InsertedCard(card)).result()).isEqualTo(Result.ISSUED);
        } finally {
            retire("state = 'ACTIVE', retired_at = null");
        }
    }

    private void retire(String standing) {
        database.sql("update card_type_profiles set %s where profile = 'payment' and version = 1".formatted(standing))
                .update();
        database.sql("update card_type_changes set number = number + 1").update();
    }

    private ChipState state(SimulatedCard card) {
        var identity = new ChipIdentity(card.kdd().toHex());
        return Objects.requireNonNull(transaction.execute(status ->
                Objects.requireNonNull(chips.find(Purpose.DRILL, identity)).state()));
    }

    private SessionAnswer opened(SimulatedCard card, Operation operation, @Nullable UUID record) {
        return opened(new InsertedCard(card), operation, record);
    }

    private SessionAnswer opened(InsertedCard card, Operation operation, @Nullable UUID record) {
        return require(base.open(card, base.offer(card, operation, record)), 201)
                .as(SessionAnswer.class);
    }

    private SessionAnswer reported(InsertedCard card, SessionAnswer session) {
        ScriptReport report = base.send(card, Objects.requireNonNull(session.script()));
        return require(base.report(session, report), 200).as(SessionAnswer.class);
    }
}
