package dev.cardmint.center.issuance.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that a release without hashes entered. */
@CenterTest
class UnhashedRecordsIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private UnhashedRecords unhashed;

    @Autowired
    private JdbcClient database;

    private UUID order() {
        Map<String, String> values = Map.of(
                "name", "Ann Example",
                "address", "1 Long Street",
                "birthDate", "1990-05-06",
                "readerNumber", "0000777777",
                "expiryDate", "2031-01-31");
        Answer placed = clients.at("customer-1")
                .post(
                        "/v1/card-requests",
                        Map.of("orderId", UUID.randomUUID().toString(), "cardType", "files", "values", values));
        return UUID.fromString(placed.body().get("record").asString());
    }

    private void forget(UUID record) {
        database.sql("delete from record_hashes where record_id = :record")
                .param("record", record)
                .update();
        database.sql("update issuance_records set hashed = false where id = :record")
                .param("record", record)
                .update();
    }

    /** Turns the last byte over, so that the seal is broken, or back again. */
    private void alter(UUID record) {
        database.sql("update issuance_records set data = set_byte(data, length(data) - 1,"
                        + " get_byte(data, length(data) - 1) # 255) where id = :record")
                .param("record", record)
                .update();
    }

    private List<String> hashes(UUID record) {
        return database.sql("select found_by || encode(hash, 'hex') from record_hashes where record_id = :record"
                        + " order by 1")
                .param("record", record)
                .query(String.class)
                .list();
    }

    private boolean isDone(UUID record) {
        return database.sql("select hashed from issuance_records where id = :record")
                .param("record", record)
                .query(Boolean.class)
                .single();
    }

    @Test
    void getTheHashesThatNewOnesHaveAtOnce() {
        UUID record = order();
        List<String> atOnce = hashes(record);
        assertThat(isDone(record)).isTrue();
        forget(record);

        unhashed.hash();

        assertThat(hashes(record)).isEqualTo(atOnce).hasSize(2);
        assertThat(isDone(record)).isTrue();
    }

    @Test
    void getTheirsBehindOneThatDoesNotOpen() {
        UUID broken = order();
        UUID behind = order();
        forget(broken);
        forget(behind);
        alter(broken);

        unhashed.hash();

        assertThat(hashes(behind)).hasSize(2);
        assertThat(isDone(behind)).isTrue();
        assertThat(isDone(broken)).isFalse();
        alter(broken);
        unhashed.hash();
        assertThat(hashes(broken)).hasSize(2);
    }

    @Test
    void areTheOnlyOnesThatAreTouched() {
        UUID record = order();
        database.sql("delete from record_hashes where record_id = :record")
                .param("record", record)
                .update();

        unhashed.hash();

        assertThat(hashes(record)).isEmpty();
    }
}
