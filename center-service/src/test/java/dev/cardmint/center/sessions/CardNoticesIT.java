package dev.cardmint.center.sessions;

import static dev.cardmint.center.sessions.PlayedBase.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.CardNotices;
import dev.cardmint.center.notices.Notice;
import dev.cardmint.center.notices.OldCard;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.ReissueReason;
import dev.cardmint.model.relay.ReissueRequest;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The issuance count is told to the holder: no card counts without its notice, and none is told of that does not. */
@CenterTest
class CardNoticesIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private CardNotices notices;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private IssuingBench bench;
    private PlayedBase base;
    private UUID record;

    @BeforeEach
    void order() {
        bench = new IssuingBench(clients);
        base = bench.base("base-1");
        record = bench.request();
    }

    private List<Notice> notices() {
        return Objects.requireNonNull(transaction.execute(status -> notices.ofRecord(new RecordId(record))));
    }

    private void reissue(ReissueRequest request) {
        require(clients.signedIn("base-1", "clerk").post("/v1/reissues", request), 201);
    }

    private void writeTheNewCard() {
        var next = new InsertedCard(IssuingBench.blank());
        base.run(next, base.offer(next, Operation.REISSUE, record));
    }

    @Test
    void issuanceCountIsNotifiedWithEachCard() {
        SimulatedCard first = IssuingBench.blank();
        assertThat(notices()).isEmpty();

        base.issue(new InsertedCard(first), record);

        assertThat(notices()).hasSize(1);
        Notice issued = notices().get(0);
        assertThat(issued.issuanceCount()).isOne();
        assertThat(issued.branch()).isEqualTo("north");
        assertThat(issued.reason()).isNull();
        assertThat(issued.oldCard()).isNull();
        assertThat(issued.state()).isEqualTo(Notice.State.NO_ADDRESS);
        assertThat(receipt(1)).contains("This is the first card issued for you.", "•••• 0006");
        var old = new InsertedCard(first);
        reissue(new ReissueRequest(base.recognize(old).id(), null, ReissueReason.DAMAGED, Map.of(), null));
        base.run(old, base.offer(old, Operation.RETIRE, null));
        assertThat(notices()).hasSize(1);

        writeTheNewCard();

        Notice again = notices().get(1);
        assertThat(again.issuanceCount()).isEqualTo(2);
        assertThat(again.reason()).isEqualTo(ReissueReason.DAMAGED);
        assertThat(again.oldCard()).isEqualTo(OldCard.ENDED);
        assertThat(receipt(2))
                .contains("This is card no. 2 issued for you.", "•••• 0006", "Its chip was put out of use for good.")
                .doesNotContain("9999990000000006");
        assertThat(receipt(1)).as("what was on earlier cards is not kept").doesNotContain("0006");
    }

    private String receipt(int count) {
        byte[] pdf = clients.signedIn("base-1", "clerk")
                .getForBytes("/v1/issuance-records/%s/receipts/%d".formatted(record, count))
                .body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsOfALostCardThatItIsBlocked() {
        base.issue(new InsertedCard(IssuingBench.blank()), record);
        UUID approval = bench.approval("REISSUE_WITHOUT_CARD", null, record);
        reissue(new ReissueRequest(null, record, ReissueReason.LOST, Map.of(), approval));

        writeTheNewCard();

        assertThat(notices().get(1).oldCard()).isEqualTo(OldCard.BLOCKED);
    }

    @Test
    void countsNoCardThatItCannotTellOf() {
        database.sql(
                        "insert into issuance_notices (id, record_id, issuance_count, branch, issued_at, state, attempts,"
                                + " next_attempt_at) values (gen_random_uuid(), :record, 1, 'north', now(), 'NO_ADDRESS', 0, now())")
                .param("record", record)
                .update();

        assertThatThrownBy(() -> base.issue(new InsertedCard(IssuingBench.blank()), record))
                .isInstanceOf(AssertionError.class);

        assertThat(bench.record(record).toString()).contains("\"issuanceFlag\":\"UNISSUED\"", "\"issuanceCount\":0");
    }
}
