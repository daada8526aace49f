package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.InsertedCard;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the issuance count that a card type names, a supervisor must agree to one more card. */
@CenterTest
class ReissueThresholdIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;
    private UUID record;
    private InsertedCard card;

    @BeforeEach
    void issueACard() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        record = bench.request();
        card = new InsertedCard(IssuingBench.blank());
        base.issue(card, record);
    }

    private void issuedSoOften(int count) {
        database.sql("update issuance_records set issuance_count = :count where id = :id")
                .param("count", count)
                .param("id", record)
                .update();
    }

    private Answer begin(@Nullable UUID approval) {
        UUID recognition = base.recognize(card).id();
        return clients.signedIn("base-1", "clerk")
                .post("/v1/reissues", new ReissueRequest(recognition, null, ReissueReason.DAMAGED, Map.of(), approval));
    }

    @Test
    void asksNobodyBelowTheThreshold() {
        issuedSoOften(4);

        require(begin(null), 201);
    }

    @Test
    void asksASupervisorFromTheThresholdOn() {
        issuedSoOften(5);

        Answer refused = begin(null);

        assertThat(refused.problem()).isEqualTo("approval-needed");
        assertThat(refused.detail())
                .isEqualTo("5 cards have been issued for this record. A supervisor must agree to one more.");
        assertThat(bench.record(record).toString()).contains("\"issuanceFlag\":\"ISSUED\"");
        assertThat(begin(bench.approval("REISSUE_WITHOUT_CARD", null, record)).status())
                .isEqualTo(409);
        require(begin(bench.approval("REISSUE_AGAIN", null, record)), 201);
    }
}
