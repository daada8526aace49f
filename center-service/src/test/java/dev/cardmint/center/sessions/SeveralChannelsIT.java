package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Outcome.Result;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.StopReason;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardProduct;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Cards whose application has a channel of its own, and blanks whose keys are shared. */
@CenterTest
class SeveralChannelsIT {

    /** Four readouts, SELECT, INITIALIZE UPDATE: the script begins with EXTERNAL AUTHENTICATE. */
    private static final int FIRST_OF_SCRIPT = 7;

    /** Up to eight commands come before the application's EXTERNAL AUTHENTICATE and two of its blocks. */
    private static final int LAST_OF_OPENINGS = FIRST_OF_SCRIPT + 10;

    /** The product has one option only. */
    private static final int OF_PRODUCT = -1;

    private static final CommandApdu SELECT_SECURITY_DOMAIN =
            CommandApdu.parse(Bytes.ofHex("00A4040008A00000015100000000"));

    @Autowired
    private CenterClients clients;

    private IssuingBench bench;
    private PlayedBase base;

    @BeforeEach
    void openShop() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
    }

    /** Every kind of card with the round trips from the click to the outcome. */
    enum Kind {
        PAYMENT_SHARED("payment", 3, IssuingBench::sharedBlank, CardProduct.PAYMENT, 0x60),
        IDENTITY("identity", 2, IssuingBench::diversifiedBlank, CardProduct.IDENTITY, 0x70),
        IDENTITY_SHARED("identity", 4, IssuingBench::sharedBlank, CardProduct.IDENTITY, 0x60),
        BADGE("badge", 3, IssuingBench::diversifiedBlank, CardProduct.BADGE, 0x60),
        PAYMENT_AES256("payment-aes256", 2, IssuingBench::aes256Blank, CardProduct.PAYMENT_AES256, OF_PRODUCT),
        PAYMENT_LEGACY("payment-legacy", 3, IssuingBench::desBlank, CardProduct.LEGACY_PAYMENT, OF_PRODUCT),
        MULTI_APPLICATION(
                "multi-application", 2, IssuingBench::diversifiedBlank, CardProduct.MULTI_APPLICATION, OF_PRODUCT);

        private final String cardType;
        private final int roundTrips;

        @SuppressWarnings("ImmutableEnumChecker") // references to static methods
        private final Supplier<BlankCard> blank;

        private final CardProduct product;
        private final int option;

        Kind(String cardType, int roundTrips, Supplier<BlankCard> blank, CardProduct product, int option) {
            this.cardType = cardType;
            this.roundTrips = roundTrips;
            this.blank = blank;
            this.product = product;
            this.option = option;
        }

        SimulatedCard card() {
            BlankCard card = blank.get().product(product);
            return option == OF_PRODUCT ? card.create() : card.option(option).create();
        }

        Proof proof() {
            return this == PAYMENT_LEGACY ? Proof.RECEIVED : Proof.PROVED;
        }
    }

    private UUID request(Kind kind) {
        if (kind == Kind.MULTI_APPLICATION) {
            return bench.customerRequest();
        }
        return kind.cardType.startsWith("payment")
                ? bench.paymentRequest(kind.cardType)
                : bench.identityRequest(kind.cardType);
    }

    @ParameterizedTest
    @EnumSource
    void issuesWithProofInTheRoundTripsPredicted(Kind kind) {
        UUID record = request(kind);
        var card = new InsertedCard(kind.card());
        Offer offer = base.offer(card, Operation.ISSUE, record);
        SessionAnswer session = require(base.open(card, offer), 201).as(SessionAnswer.class);
        int roundTrips = 1;
        while (session.script() != null) {
            session = require(base.report(session, base.send(card, session.script())), 200)
                    .as(SessionAnswer.class);
            roundTrips++;
        }

        Outcome outcome = Objects.requireNonNull(session.outcome());
        assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.ISSUED);
        assertThat(outcome.proof()).isEqualTo(kind.proof());
        assertThat(roundTrips).isEqualTo(kind.roundTrips).isEqualTo(offer.predictedRoundTrips());
        assertThat(bench.record(record).toString()).contains("\"state\":\"ISSUED\"", "\"issuanceCount\":1");
    }

    /** At every command up to the first blocks of data, and at the last one; before its effect, or after it. */
    @ParameterizedTest
    @EnumSource(names = {"IDENTITY_SHARED", "BADGE", "PAYMENT_LEGACY", "MULTI_APPLICATION"})
    void recoversACardPulledAtAnyCommand(Kind kind) {
        var whole = new InsertedCard(kind.card());
        base.issue(whole, request(kind));
        IntStream.concat(
                        IntStream.rangeClosed(FIRST_OF_SCRIPT, Math.min(LAST_OF_OPENINGS, whole.commands() - 1)),
                        IntStream.of(whole.commands() - commandsAfterTheEvidence(kind)))
                .forEach(n -> recoversFrom(
                        kind, n, kind == Kind.IDENTITY_SHARED ? Faults.NONE::tearAfter : Faults.NONE::tearBefore));
    }

    /** New keys are shown by INITIALIZE UPDATE; the EXTERNAL AUTHENTICATE after it decides nothing. */
    private static int commandsAfterTheEvidence(Kind kind) {
        return kind.proof() == Proof.RECEIVED ? 1 : 0;
    }

    private void recoversFrom(Kind kind, int command, IntFunction<Faults> pulled) {
        UUID record = request(kind);
        SimulatedCard card = kind.card();
        Outcome interrupted = base.issue(new InsertedCard(card, pulled.apply(command)), record);
        assertThat(interrupted.result()).as("pulled at %d", command).isNotEqualTo(Result.ISSUED);

        Outcome recovered = interrupted.result() == Result.IN_DOUBT
                ? base.inspect(new InsertedCard(card))
                : base.issue(new InsertedCard(card), record);

        assertThat(recovered.result())
                .as("pulled at %d: %s", command, recovered.message())
                .isEqualTo(Result.ISSUED);
        assertThat(bench.record(record).toString())
                .contains("\"issuanceCount\":1", "\"proof\":\"%s\"".formatted(kind.proof()));
    }

    @Test
    void writesNothingToASharedBlankBeforeItIsIdentified() {
        UUID record = bench.request();
        SimulatedCard card = Kind.PAYMENT_SHARED.card();
        var inserted = new InsertedCard(card);
        Offer offer = base.offer(inserted, Operation.ISSUE, record);

        SessionAnswer first = require(base.open(inserted, offer), 201).as(SessionAnswer.class);

        List<Integer> instructions = Objects.requireNonNull(first.script()).commands().stream()
                .map(command -> CommandApdu.parse(command.apdu()).ins())
                .toList();
        assertThat(instructions).containsExactly(0x82, 0xCA, 0xCA);
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
        PlayedBase other = bench.base("base-2");
        Answer elsewhere = other.offer(
                other.recognize(new InsertedCard(Kind.PAYMENT_SHARED.card())), Operation.ISSUE, record, null);
        assertThat(elsewhere.problem()).isEqualTo("record-not-unissued");
    }

    @Test
    void rejectsAnIdentityThatWasAlteredOnItsWay() {
        UUID record = bench.request();

        Outcome outcome = bench.base("base-1")
                .lying(SeveralChannelsIT::anotherIdentity)
                .issue(new InsertedCard(Kind.PAYMENT_SHARED.card()), record);

        assertThat(outcome.result()).isEqualTo(Result.UNISSUED);
        assertThat(outcome.code()).isEqualTo("IDENTITY_ALTERED");
        assertThat(outcome.message()).contains("Nothing was sent to it now");
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
        assertThat(bench.entries("secure-channel.violated", record.toString())).hasSize(1);
    }

    /** One bit of the card production life cycle data, in the script that has three commands. */
    private static ScriptReport anotherIdentity(ScriptReport report) {
        if (report.answers().size() != 3 || report.answers().get(0).size() != 2) {
            return report;
        }
        byte[] altered = report.answers().get(1).toByteArray();
        altered[10] ^= 1;
        return new ScriptReport(
                List.of(
                        report.answers().get(0),
                        Bytes.copyOf(altered),
                        report.answers().get(2)),
                StopReason.COMPLETED,
                null);
    }

    /** What one such card accepts, every one accepts: nothing would bind a script to a chip. */
    @Test
    void writesNothingToSharedBlanksWhoseChallengesFollowFromTheirKeys() {
        UUID record = bench.request();
        SimulatedCard card = IssuingBench.sharedBlank().option(0x70).create();

        Outcome outcome = base.issue(new InsertedCard(card), record);

        assertThat(outcome.result()).isEqualTo(Result.UNISSUED);
        assertThat(outcome.code()).isEqualTo("NOT_TOLD_APART");
        assertThat(card.lifeCycle()).hasToString("OP_READY");
        assertThat(bench.state(record)).isEqualTo("UNISSUED");
    }

    @Test
    void endsASessionWithASharedChipThatIsNoBlank() {
        SimulatedCard doubtful = Kind.PAYMENT_SHARED.card();
        UUID first = bench.request();
        base.issue(new InsertedCard(doubtful, Faults.NONE.tearBefore(12)), first);
        UUID second = bench.request();
        Offer offer = base.offer(new InsertedCard(Kind.PAYMENT_SHARED.card()), Operation.ISSUE, second);

        Outcome outcome = base.run(new InsertedCard(doubtful), offer);

        assertThat(outcome.result()).isEqualTo(Result.UNISSUED);
        assertThat(outcome.code()).isEqualTo("NOT_A_BLANK");
        assertThat(bench.state(second)).isEqualTo("UNISSUED");
        assertThat(base.inspect(new InsertedCard(doubtful)).result()).isEqualTo(Result.ISSUED);
        assertThat(base.issue(new InsertedCard(Kind.PAYMENT_SHARED.card()), second)
                        .result())
                .isEqualTo(Result.ISSUED);
    }

    @Test
    void opensTheApplicationsChannelByItsAnswerWhenItWasNotTheOneForeseen() {
        UUID record = bench.identityRequest("identity");
        var card = new InsertedCard(Kind.IDENTITY.card());
        Offer offer = base.offer(card, Operation.ISSUE, record);
        SessionAnswer first = require(base.open(card, offer), 201).as(SessionAnswer.class);

        ScriptReport report = sendWithAnExtraOpening(card, first);
        SessionAnswer second = require(base.report(first, report), 200).as(SessionAnswer.class);

        assertThat(report.stopped()).isEqualTo(StopReason.UNEXPECTED_ANSWER);
        Outcome outcome = Objects.requireNonNull(
                require(base.report(second, base.send(card, Objects.requireNonNull(second.script()))), 200)
                        .as(SessionAnswer.class)
                        .outcome());
        assertThat(outcome.result()).isEqualTo(Result.ISSUED);
    }

    /** Somebody else asks the application for a channel first, so that its counter is one further. */
    private static ScriptReport sendWithAnExtraOpening(InsertedCard card, SessionAnswer session) {
        return sendBeforeTheRequest(card, session, null);
    }

    /** Sends another command before the request for the further channel; that request itself if none is given. */
    private static ScriptReport sendBeforeTheRequest(
            InsertedCard card, SessionAnswer session, @Nullable CommandApdu other) {
        var answers = new ArrayList<Bytes>();
        for (var command : Objects.requireNonNull(session.script()).commands()) {
            if (command.answerDigest() != null) {
                card.transmit(other == null ? CommandApdu.parse(command.apdu()) : other);
                answers.add(card.transmit(CommandApdu.parse(command.apdu())).encode());
                return new ScriptReport(answers, StopReason.UNEXPECTED_ANSWER, null);
            }
            answers.add(card.transmit(CommandApdu.parse(command.apdu())).encode());
        }
        throw new AssertionError("No command of the script waits for one answer only");
    }

    @Test
    void refusesAChannelThatTheSecurityDomainOpenedInThePlaceOfTheApplication() {
        UUID record = bench.identityRequest("identity");
        var card = new InsertedCard(Kind.IDENTITY.card());
        SessionAnswer session = require(base.open(card, base.offer(card, Operation.ISSUE, record)), 201)
                .as(SessionAnswer.class);

        ScriptReport report = sendBeforeTheRequest(card, session, SELECT_SECURITY_DOMAIN);
        Outcome outcome = Objects.requireNonNull(require(base.report(session, report), 200)
                .as(SessionAnswer.class)
                .outcome());

        assertThat(outcome.code()).isEqualTo("APPLICATION_NOT_AUTHENTIC");
        assertThat(base.inspect(card).result()).isEqualTo(Result.ISSUED);
    }

    @Test
    void refusesAReportThatGoesOnAfterAnUnexpectedAnswer() {
        UUID record = bench.identityRequest("identity");
        var card = new InsertedCard(Kind.IDENTITY.card());
        SessionAnswer session = require(base.open(card, base.offer(card, Operation.ISSUE, record)), 201)
                .as(SessionAnswer.class);
        ScriptReport report = sendWithAnExtraOpening(card, session);
        var answers = new ArrayList<>(report.answers());
        answers.add(Bytes.ofHex("9000"));

        Answer refused = base.report(session, new ScriptReport(answers, StopReason.COMPLETED, null));

        assertThat(refused.problem()).isEqualTo("malformed-request");
        assertThat(bench.state(record)).isEqualTo("WRITING");
    }

    @Test
    void leavesTheCardInDoubtWhenItsApplicationDoesNotProveItsKeys() {
        UUID record = bench.identityRequest("badge");
        SimulatedCard card = Kind.BADGE.card();

        Outcome outcome = bench.base("base-1")
                .lying(SeveralChannelsIT::anotherLastCryptogram)
                .issue(new InsertedCard(card), record);

        assertThat(outcome.result()).isEqualTo(Result.IN_DOUBT);
        assertThat(outcome.code()).isEqualTo("APPLICATION_NOT_AUTHENTIC");
        assertThat(card.failedAuthentications()).isZero();
        assertThat(bench.entries("authentication.failed", record.toString())).hasSize(1);
        assertThat(base.inspect(new InsertedCard(card)).result()).isEqualTo(Result.ISSUED);
    }

    /** One bit of a cryptogram, in the answer that ends a longer script. */
    private static ScriptReport anotherLastCryptogram(ScriptReport report) {
        int last = report.answers().size() - 1;
        if (last < 3) {
            return report;
        }
        byte[] altered = report.answers().get(last).toByteArray();
        altered[22] ^= 1;
        var answers = new ArrayList<>(report.answers());
        answers.set(last, Bytes.copyOf(altered));
        return new ScriptReport(answers, report.stopped(), null);
    }
}
