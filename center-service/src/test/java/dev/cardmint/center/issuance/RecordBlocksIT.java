package dev.cardmint.center.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.Proof;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class RecordBlocksIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private IssuanceRecords records;

    @Autowired
    private Chips chips;

    @Autowired
    private TransactionTemplate transaction;

    private final ChipIdentity chip =
            new ChipIdentity(UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT));
    private CenterClient supervisor;
    private UUID record;
    private String block;

    @BeforeEach
    void order() {
        supervisor = clients.signedIn("office-1", "supervisor");
        Map<String, String> values = Map.of(
                "name", "Pat Planted",
                "address", "1 Long Street",
                "birthDate", "1990-05-06",
                "readerNumber", "0000777773",
                "expiryDate", "2031-01-31");
        record = UUID.fromString(clients.at("customer-1")
                .post(
                        "/v1/card-requests",
                        Map.of("orderId", UUID.randomUUID().toString(), "cardType", "files", "values", values))
                .body()
                .get("record")
                .asString());
        block = "/v1/issuance-records/%s/block".formatted(record);
    }

    private void issueIn(String branch) {
        transaction.executeWithoutResult(status -> {
            chips.receive(new Chip(chip, Purpose.DRILL, "files", branch, ChipState.LIVE, false, record), null);
            records.update(new RecordId(record), new Issued(1, chip, Proof.PROVED));
        });
    }

    private int block() {
        return supervisor.post(block, Map.of("reason", "FRAUD")).status();
    }

    @Test
    void areForTheBranchWhoseCardCarriesTheRecord() {
        issueIn("north");

        assertThat(block()).isEqualTo(204);
        assertThat(supervisor.delete(block).status()).isEqualTo(204);
    }

    @Test
    void areNotForOtherBranches() {
        assertThat(block()).as("while no card carries the record").isEqualTo(204);
        issueIn("south");

        assertThat(supervisor.delete(block).problem()).isEqualTo("not-allowed");
        assertThat(block()).isEqualTo(403);
        assertThat(supervisor.get("/v1/issuance-records/" + record).text()).contains("\"blocked\":\"FRAUD\"");
    }
}
