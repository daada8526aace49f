package dev.cardmint.center.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.audit.AuditEntries.Stored;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CenterTest
class TerminalIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private Terminals terminals;

    @Autowired
    private AuditEntries audit;

    @AfterEach
    void activate() {
        terminals.setState("base-2", TerminalState.ACTIVE);
    }

    @Test
    void isToldWhatTheCenterHasOnIt() {
        var terminal = clients.at("base-real").get("/v1/terminal").body();

        assertThat(terminal.toString())
                .isEqualTo("{\"id\":\"base-real\",\"kind\":\"BASE\",\"branch\":\"north\",\"drill\":false}");
    }

    @Test
    void isRefusedWhenItsCertificateIsNotRegistered() {
        long before = lastNumber();

        var answer = clients.at("stranger").get("/actuator/health");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("terminal-not-allowed");
        assertThat(answer.detail()).contains("not registered").contains("security officer");
        assertThat(audit.after(before, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo("request.refused"))
                .satisfies(entry -> assertThat(entry.terminal()).isNull())
                .satisfies(entry -> assertThat(entry.details()).containsEntry("problem", "TERMINAL_NOT_ALLOWED"));
    }

    @Test
    void isRefusedOnItsNextRequestAfterItWasSuspended() {
        var base = clients.signedIn("base-2", "clerk");
        assertThat(base.get("/v1/terminal").status()).isEqualTo(200);

        terminals.setState("base-2", TerminalState.SUSPENDED);

        assertThat(base.get("/v1/terminal").status()).isEqualTo(403);
        assertThat(base.get("/v1/terminal").detail()).contains("suspended");
    }

    @Test
    void isServedAgainOnceActivated() {
        terminals.setState("base-2", TerminalState.SUSPENDED);
        terminals.setState("base-2", TerminalState.ACTIVE);

        assertThat(clients.at("base-2").get("/v1/terminal").status()).isEqualTo(200);
        assertThat(audit.after(0, 1000)).extracting(Stored::kind).contains("terminal.suspended", "terminal.activated");
    }

    private long lastNumber() {
        return audit.after(0, 100_000).stream().mapToLong(Stored::number).max().orElse(0);
    }
}
