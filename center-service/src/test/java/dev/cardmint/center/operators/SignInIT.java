package dev.cardmint.center.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.center.testing.TestClock;
import dev.cardmint.center.testing.TestRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CenterTest
class SignInIT {

    private static final String OWN = "/v1/approvals/00000000-0000-0000-0000-000000000000";

    @Autowired
    private CenterClients clients;

    @Autowired
    private AuditEntries audit;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    @AfterEach
    void unlock() {
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void givesATokenWithNameRoleAndEnd() {
        var answer = attempt("base-1", "clerk", TestRegistry.PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("token").asString()).hasSize(43);
        assertThat(answer.body().get("displayName").asString()).isEqualTo("Clara Clerk");
        assertThat(answer.body().get("role").asString()).isEqualTo("CLERK");
        assertThat(answer.body().get("expiresAt").asString()).endsWith("Z");
    }

    @Test
    void storesNoTokenButItsDigest() {
        byte[] token = clients.signedIn("base-1", "clerk").token().getBytes(StandardCharsets.US_ASCII);

        assertThat(database.sql("select digest from operator_tokens")
                        .query(byte[].class)
                        .list())
                .isNotEmpty()
                .allSatisfy(digest -> assertThat(digest).hasSize(32).isNotEqualTo(token));
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameInTheSameWords() {
        var wrong = attempt("base-1", "clerk", "wrong");
        var unknown = attempt("base-1", "my secret password", "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("sign-in-failed");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void logsWhoFailedButNeverANameThatNobodyHas() {
        attempt("base-1", "clerk", "wrong");
        attempt("base-1", "my secret password", "wrong");

        assertThat(audit.after(0, 100_000).toString()).doesNotContain("my secret password");
        assertThat(audit.after(0, 100_000))
                .anySatisfy(entry -> assertThat(entry.kind() + entry.operator()).isEqualTo("sign-in.failedclerk"))
                .anySatisfy(entry -> assertThat(entry.kind() + entry.operator()).isEqualTo("sign-in.failednull"));
    }

    @Test
    void locksAUserNameAtATerminalAfterFiveWrongPasswords() {
        for (int i = 0; i < 5; i++) {
            assertThat(attempt("base-1", "clerk", "wrong").status()).isEqualTo(401);
        }

        var locked = attempt("base-1", "clerk", TestRegistry.PASSWORD);

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.problem()).isEqualTo("too-many-attempts");
        assertThat(attempt("base-2", "clerk", TestRegistry.PASSWORD).status()).isEqualTo(201);
        assertThat(attempt("base-1", "supervisor", TestRegistry.PASSWORD).status())
                .isEqualTo(201);
    }

    @Test
    void locksAnUnknownUserNameLikeAKnownOne() {
        for (int i = 0; i < 5; i++) {
            attempt("base-1", "nobody at all", "wrong");
        }

        assertThat(attempt("base-1", "nobody at all", "wrong").status()).isEqualTo(429);
    }

    @Test
    void letsInAgainWhenTheLockHasEnded() {
        for (int i = 0; i < 7; i++) {
            attempt("base-1", "clerk", "wrong");
        }

        clock.advance(Duration.ofMinutes(15).plusSeconds(1));

        assertThat(attempt("base-1", "clerk", TestRegistry.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void countsAnewAfterTheRightPassword() {
        for (int i = 0; i < 4; i++) {
            attempt("base-1", "clerk", "wrong");
        }
        attempt("base-1", "clerk", TestRegistry.PASSWORD);

        assertThat(attempt("base-1", "clerk", "wrong").status()).isEqualTo(401);
        assertThat(attempt("base-1", "clerk", TestRegistry.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void bindsTheTokenToTheTerminal() {
        String token = clients.signedIn("base-1", "clerk").token();

        var elsewhere = clients.at("base-2").withToken(token).get(OWN);

        assertThat(elsewhere.status()).isEqualTo(401);
        assertThat(elsewhere.problem()).isEqualTo("not-signed-in");
    }

    @Test
    void bindsTheTokenToTheTerminalsCertificate() {
        var clerk = clients.signedIn("base-1", "clerk");
        assertThat(clerk.get(OWN).status()).isEqualTo(404);

        database.sql("update operator_tokens set certificate_sha256 = sha256('another'::bytea)")
                .update();

        assertThat(clerk.get(OWN).status()).isEqualTo(401);
    }

    @Test
    void endsATokenThatIsNotUsed() {
        var clerk = clients.signedIn("base-1", "clerk");

        clock.advance(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(clerk.get(OWN).status()).isEqualTo(401);
    }

    @Test
    void keepsATokenThatIsUsedUntilItsLimit() {
        var clerk = clients.signedIn("base-1", "clerk");
        for (int i = 0; i < 8 * 60 / 8 - 1; i++) {
            clock.advance(Duration.ofMinutes(8));
            assertThat(clerk.get(OWN).status()).isEqualTo(404);
        }

        clock.advance(Duration.ofMinutes(8));

        assertThat(clerk.get(OWN).status()).isEqualTo(401);
    }

    @Test
    void refusesATokenOfOneWhoNoLongerWorksHere() {
        var clerk = clients.signedIn("base-1", "clerk");
        database.sql("update operators set active = false where username = 'clerk'")
                .update();
        try {
            assertThat(clerk.get(OWN).status()).isEqualTo(401);
            assertThat(attempt("base-1", "clerk", TestRegistry.PASSWORD).status())
                    .isEqualTo(401);
        } finally {
            database.sql("update operators set active = true").update();
        }
    }

    @Test
    void endsWithTheSignOut() {
        var clerk = clients.signedIn("base-1", "clerk");

        assertThat(clerk.delete("/v1/sign-ins/current").status()).isEqualTo(204);

        assertThat(clerk.get(OWN).status()).isEqualTo(401);
    }

    @Test
    void isNotForACustomersSystem() {
        var answer = attempt("customer-1", "clerk", TestRegistry.PASSWORD);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail())
                .isEqualTo("This is done at a base or an office desk; terminal customer-1 is a customer's system.");
    }

    @Test
    void isNeededWhereAnOperatorMustAct() {
        var answer = clients.at("base-1").get(OWN);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.detail()).isEqualTo("Sign in at this terminal first.");
    }

    private Answer attempt(String terminal, String username, String password) {
        return clients.at(terminal).post("/v1/sign-ins", Map.of("username", username, "password", password));
    }
}
