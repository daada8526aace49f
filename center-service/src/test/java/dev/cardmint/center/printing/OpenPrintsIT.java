package dev.cardmint.center.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.choices.CardChoice;
import dev.cardmint.center.choices.ChosenCard;
import dev.cardmint.center.choices.ChosenCard.Release;
import dev.cardmint.center.choices.ChosenCards;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.printing.PrintJob.Card;
import dev.cardmint.center.printing.PrintJob.State;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Which prints a base goes on with. */
@CenterTest
class OpenPrintsIT {

    private static final Instant RELEASED = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired
    private CenterClients clients;

    @Autowired
    private PrintJobStore jobs;

    @Autowired
    private ChosenCards choices;

    @Autowired
    private IssuanceRecords records;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private final String branch = UUID.randomUUID().toString();
    private final ChipIdentity chip = chip();
    private CardChoice choice;
    private RecordId record;

    @BeforeEach
    void issueACard() {
        choice = database.sql("select design, version from card_designs order by design, version limit 1")
                .query((row, number) -> new CardChoice(row.getString(1), row.getInt(2), Product.CONTACT))
                .single();
        record = order();
        transaction.executeWithoutResult(status -> {
            choices.put(new ChosenCard(record, choice, false, null, RELEASED, null));
            choices.released(record, new Release(chip, RELEASED));
            records.update(record, new Issued(1, chip, Proof.PROVED));
        });
    }

    private static ChipIdentity chip() {
        return new ChipIdentity(UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT));
    }

    private RecordId order() {
        Map<String, String> values = Map.of(
                "name", "Pat Planted",
                "address", "1 Long Street",
                "birthDate", "1990-05-06",
                "readerNumber", "0000777772",
                "expiryDate", "2031-01-31");
        return new RecordId(UUID.fromString(clients.at("customer-1")
                .post(
                        "/v1/card-requests",
                        Map.of("orderId", UUID.randomUUID().toString(), "cardType", "files", "values", values))
                .body()
                .get("record")
                .asString()));
    }

    private PrintJob print(ChipIdentity of) {
        var card = new Card(record, Purpose.DRILL, of, branch, choice);
        PrintJob job = PrintJob.of(card, 1, "clerk", RELEASED);
        transaction.executeWithoutResult(status -> jobs.add(job));
        return job;
    }

    private List<UUID> open(Instant since) {
        return Objects.requireNonNull(transaction.execute(status -> jobs.open(branch, Purpose.DRILL, since))).stream()
                .map(PrintJob::id)
                .toList();
    }

    @Test
    void areThoseThatCanBePrinted() {
        UUID job = print(chip).id();

        assertThat(open(RELEASED)).containsExactly(job);
        assertThat(open(RELEASED.plusSeconds(1))).as("made too long ago").isEmpty();
    }

    @Test
    void areNoneOfAChipThatDoesNotCarryTheRecord() {
        print(chip());

        assertThat(open(RELEASED)).isEmpty();
    }

    @Test
    void areThoseOfWhichSomebodyMustSayWhatCameOut() {
        PrintJob job = print(chip()).sentTo("base-1", RELEASED);
        transaction.executeWithoutResult(status -> jobs.update(job));

        assertThat(open(RELEASED.plusSeconds(1))).containsExactly(job.id());
        transaction.executeWithoutResult(status -> jobs.update(job.ended(State.PRINTED, RELEASED)));
        assertThat(open(RELEASED.plusSeconds(1))).containsExactly(job.id());
        transaction.executeWithoutResult(status -> jobs.update(job.ended(State.FAILED, RELEASED)));
        assertThat(open(RELEASED.plusSeconds(1))).isEmpty();
    }

    @Test
    void areTheLatestOfManyInTheirOrder() {
        database.sql("insert into print_jobs (id, record_id, purpose, chip, branch, design, version, product, attempt,"
                        + " state, requested_by, created_at, changed_at) select gen_random_uuid(), :record, 'DRILL',"
                        + " lpad(n::text, 8, '0'), :branch, :design, :version, 'CONTACT', 1, 'PRINTED', 'clerk',"
                        + " now() + make_interval(secs => n), now() from generate_series(0, :most) n")
                .param("record", record.value())
                .param("branch", branch)
                .param("design", choice.design())
                .param("version", choice.version())
                .param("most", PrintJobStore.MOST_OPEN)
                .update();

        List<PrintJob> open =
                Objects.requireNonNull(transaction.execute(status -> jobs.open(branch, Purpose.DRILL, RELEASED)));

        assertThat(open).hasSize(PrintJobStore.MOST_OPEN);
        assertThat(open).extracting(PrintJob::createdAt).isSorted();
    }
}
