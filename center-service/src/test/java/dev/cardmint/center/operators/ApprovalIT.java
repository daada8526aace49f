package dev.cardmint.center.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.operators.ApprovalAction.Kind;
import dev.cardmint.center.terminals.Terminals;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.center.testing.TestClock;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class ApprovalIT {

    private static final String CHIP = "00112233445566778899";

    @Autowired
    private CenterClients clients;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Terminals terminals;

    @Autowired
    private Operators operators;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    @Test
    void letsTheActionBeDoneOnceAfterAnotherPersonHasAgreed() {
        UUID id = requested(Kind.DESTROY_CHIP);
        assertThat(decide("office-1", "officer-1", id, true).status()).isEqualTo(200);

        assertThat(use(id, Kind.DESTROY_CHIP, CHIP).decidedBy()).isEqualTo("officer-1");

        refuses(() -> use(id, Kind.DESTROY_CHIP, CHIP), "used already");
    }

    @Test
    void givesTheDigestOfTheAction() {
        UUID id = requested(Kind.DESTROY_CHIP);

        var answer = clients.signedIn("base-1", "clerk").get("/v1/approvals/" + id);

        assertThat(answer.body().get("state").asString()).isEqualTo("REQUESTED");
        assertThat(answer.body().get("digest").asString())
                .isEqualTo(new ApprovalAction(Kind.DESTROY_CHIP, CHIP, null)
                        .digest("cut in two")
                        .toHex());
    }

    @Test
    void showsWhatWaitsToThoseWhoMayDecide() {
        UUID id = requested(Kind.DESTROY_CHIP);

        assertThat(clients.signedIn("office-1", "supervisor")
                        .get("/v1/approvals")
                        .text())
                .contains(id.toString());
        assertThat(clients.signedIn("office-1", "clerk").get("/v1/approvals").status())
                .isEqualTo(403);
    }

    @Test
    void isOfNoUseBeforeTheDecision() {
        UUID id = requested(Kind.DESTROY_CHIP);

        refuses(() -> use(id, Kind.DESTROY_CHIP, CHIP), "not decided yet");
    }

    @Test
    void isOfNoUseAfterARefusal() {
        UUID id = requested(Kind.DESTROY_CHIP);
        decide("office-1", "supervisor", id, false);

        refuses(() -> use(id, Kind.DESTROY_CHIP, CHIP), "has refused");
    }

    @Test
    void coversThisActionOnThisChipOnly() {
        UUID id = approved(Kind.DESTROY_CHIP);

        refuses(() -> use(id, Kind.DESTROY_CHIP, "FF112233445566778899"), "another action, chip or record");
        refuses(() -> use(id, Kind.ALLOW_AUTHENTICATION, CHIP), "another action, chip or record");
        refuses(
                () -> use(id, new ApprovalAction(Kind.DESTROY_CHIP, CHIP, UUID.randomUUID()), "clerk"),
                "another action, chip or record");
    }

    @Test
    void isUsedOnlyByWhoAskedForIt() {
        UUID id = approved(Kind.DESTROY_CHIP);

        refuses(
                () -> use(id, new ApprovalAction(Kind.DESTROY_CHIP, CHIP, null), "supervisor"),
                "Only the person who asked");
    }

    @Test
    void isNeverDecidedByWhoAskedForIt() {
        UUID id = UUID.fromString(request("office-1", "supervisor", Kind.DESTROY_CHIP)
                .body()
                .get("id")
                .asString());

        var answer = decide("office-1", "supervisor", id, true);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).startsWith("Nobody decides on their own request.");
    }

    @Test
    void isNotDecidedByAClerk() {
        var answer = decide("office-1", "clerk-south", requested(Kind.DESTROY_CHIP), true);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail())
                .isEqualTo("This needs a supervisor or security officer; clerk-south is signed in as clerk.");
    }

    @Test
    void isDecidedByASupervisorOnlyWhenAChipMayTryAgain() {
        UUID id = requested(Kind.ALLOW_AUTHENTICATION);

        assertThat(decide("office-1", "officer-1", id, true).status()).isEqualTo(403);
        assertThat(decide("office-1", "supervisor", id, true).status()).isEqualTo(200);
    }

    @Test
    void isNotDecidedAtABase() {
        var answer = decide("base-1", "supervisor", requested(Kind.DESTROY_CHIP), true);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).isEqualTo("This is done at an office desk; terminal base-1 is a base.");
    }

    @Test
    void isDecidedOnce() {
        UUID id = approved(Kind.DESTROY_CHIP);

        var again = decide("office-1", "officer-2", id, false);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("conflict");
    }

    @Test
    void expiresBeforeTheDecisionAndAfterIt() {
        UUID undecided = requested(Kind.DESTROY_CHIP);
        UUID decided = approved(Kind.DESTROY_CHIP);

        clock.advance(Duration.ofMinutes(15));

        assertThat(decide("office-1", "officer-2", undecided, true).status()).isEqualTo(409);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> use(decided, Kind.DESTROY_CHIP, CHIP))
                .withMessageContaining("expired");
    }

    @Test
    void isUsedOnceByTwoRequestsAtTheSameTime() {
        UUID id = approved(Kind.DESTROY_CHIP);
        var start = new CountDownLatch(2);

        List<Boolean> used = Stream.of(1, 2)
                .parallel()
                .map(attempt -> {
                    start.countDown();
                    return succeeds(id, start);
                })
                .toList();

        assertThat(used).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void isUsedInTheTransactionOfTheActionAndUnusedIfThatFails() {
        UUID id = approved(Kind.DESTROY_CHIP);
        transaction.executeWithoutResult(status -> {
            approvals.use(id, new ApprovalAction(Kind.DESTROY_CHIP, CHIP, null), caller("clerk"));
            status.setRollbackOnly();
        });

        assertThat(use(id, Kind.DESTROY_CHIP, CHIP).state()).isEqualTo(Approval.State.USED);
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(
                        () -> approvals.use(id, new ApprovalAction(Kind.DESTROY_CHIP, CHIP, null), caller("clerk")));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        var answer = clients.signedIn("base-1", "clerk")
                .post("/v1/approvals", Map.of("action", "DESTROY_CHIP", "chip", "no hex", "reason", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-field");
        assertThat(answer.body().get("fields").findValuesAsString("field")).containsExactlyInAnyOrder("chip", "reason");
    }

    @Test
    void saysWhatItIsAbout() {
        var clerk = clients.signedIn("base-1", "clerk");

        assertThat(clerk.post("/v1/approvals", Map.of("action", "DESTROY_CHIP", "reason", "lost"))
                        .problem())
                .isEqualTo("invalid-field");
        assertThat(clerk.post("/v1/approvals", Map.of("action", "ALLOW_AUTHENTICATION", "reason", "new reader"))
                        .problem())
                .isEqualTo("invalid-field");
        var ofRecord = Map.of(
                "action", "ALLOW_AUTHENTICATION", "record", UUID.randomUUID().toString(), "reason", "new reader");
        assertThat(clerk.post("/v1/approvals", ofRecord).status()).isEqualTo(201);
    }

    private boolean succeeds(UUID id, CountDownLatch start) {
        try {
            start.await();
            use(id, Kind.DESTROY_CHIP, CHIP);
            return true;
        } catch (ProblemException refused) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private UUID approved(Kind kind) {
        UUID id = requested(kind);
        assertThat(decide("office-1", "supervisor", id, true).status()).isEqualTo(200);
        return id;
    }

    private UUID requested(Kind kind) {
        Answer answer = request("base-1", "clerk", kind);
        assertThat(answer.status()).isEqualTo(201);
        return UUID.fromString(answer.body().get("id").asString());
    }

    private Answer request(String terminal, String operator, Kind kind) {
        return clients.signedIn(terminal, operator)
                .post("/v1/approvals", Map.of("action", kind, "chip", CHIP, "reason", "cut in two"));
    }

    private Answer decide(String terminal, String operator, UUID id, boolean approve) {
        return clients.signedIn(terminal, operator)
                .post("/v1/approvals/%s/decision".formatted(id), Map.of("approve", approve));
    }

    private Approval use(UUID id, Kind kind, String chip) {
        return use(id, new ApprovalAction(kind, chip, null), "clerk");
    }

    private Approval use(UUID id, ApprovalAction action, String operator) {
        return Objects.requireNonNull(transaction.execute(status -> approvals.use(id, action, caller(operator))));
    }

    private Caller caller(String operator) {
        return new Caller(Objects.requireNonNull(terminals.find("base-1")), operators.find(operator));
    }

    private static void refuses(Runnable use, String because) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(use::run)
                .withMessageContaining(because)
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.APPROVAL_NEEDED);
    }
}
