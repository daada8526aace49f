package dev.cardmint.center;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CenterTest
class CenterApplicationIT {

    @Autowired
    private CenterClients clients;

    @Test
    void answersItsHealthToARegisteredTerminal() {
        var answer = clients.at("customer-1").get("/actuator/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"status\":\"UP\"");
    }

    @Test
    void writesItsStartIntoTheAuditLog() {
        var entries = clients.signedIn("office-1", "officer-1").get("/v1/audit-entries");

        assertThat(entries.body().findValuesAsString("kind")).contains("service.started");
    }
}
