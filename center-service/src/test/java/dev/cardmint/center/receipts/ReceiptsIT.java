package dev.cardmint.center.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.audit.AuditEntries;
import dev.cardmint.center.issuance.CardIssued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@CenterTest
class ReceiptsIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private AuditEntries audit;

    @Autowired
    private TransactionTemplate transaction;

    /** A record with a card that counts. */
    private String issued(@Nullable String language) {
        var order = new HashMap<String, Object>(
                Map.of("orderId", UUID.randomUUID().toString(), "cardType", "payment", "values", values()));
        if (language != null) {
            order.put("contact", Map.of("email", "zoe@example.org", "language", language));
        }
        String record = clients.at("customer-1")
                .post("/v1/card-requests", order)
                .body()
                .get("record")
                .asString();
        transaction.executeWithoutResult(
                status -> events.publishEvent(new CardIssued(new RecordId(UUID.fromString(record)), 1, "north", null)));
        return record;
    }

    private static Map<String, String> values() {
        return Map.of(
                "name", "Plantedname Onreceipt",
                "nameOnCard", "PLANTEDNAME/ONRECEIPT",
                "address", "Oia",
                "birthDate", "1987-03-09",
                "pan", "9999991048572014",
                "panSequence", "00",
                "effectiveDate", "2026-12-01",
                "expiryDate", "2031-11-30",
                "serviceCode", "201");
    }

    private static String path(String record, String which) {
        return "/v1/issuance-records/%s/receipts/%s".formatted(record, which);
    }

    private String printed(String path) throws IOException {
        var answer = clients.signedIn("base-1", "clerk").getForBytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void isPrintedForTheHolderInTheirLanguageAndLogged() throws IOException {
        String record = issued("de");

        assertThat(printed(path(record, "1")))
                .contains("Dies ist die erste Karte", "Payment card", "z•••@e•••.org", "Übung")
                .doesNotContain("Plantedname")
                .doesNotContain("zoe");
        assertThat(printed(path(record, "1?language=en"))).contains("This is the first card issued for you.");
        assertThat(printed(path(issued(null), "1")))
                .contains("Receipt for your card")
                .doesNotContain("e-mail");
        assertThat(audit.after(0, 100_000))
                .filteredOn(entry -> UUID.fromString(record).equals(entry.record())
                        && entry.kind().equals("receipt.drawn"))
                .hasSize(2);
    }

    @Test
    void isPrintedAtItsOwnBranchOnly() {
        String record = issued(null);
        CenterClient south = clients.signedIn("base-south", "clerk-south");

        assertThat(south.get(path(record, "1")).problem()).isEqualTo("not-allowed");
        assertThat(clients.signedIn("base-real", "clerk").get(path(record, "1")).problem())
                .isEqualTo("drill-mismatch");
        assertThat(clients.at("base-1").get(path(record, "1")).problem()).isEqualTo("not-signed-in");
        assertThat(clients.signedIn("office-1", "supervisor")
                        .get(path(record, "1"))
                        .problem())
                .isEqualTo("not-allowed");
    }

    @Test
    void isThereForCardsThatWereIssuedOnly() {
        String record = issued(null);
        CenterClient clerk = clients.signedIn("base-1", "clerk");

        assertThat(clerk.get(path(record, "2")).problem()).isEqualTo("not-found");
        assertThat(clerk.get(path(UUID.randomUUID().toString(), "1")).problem()).isEqualTo("not-found");
        assertThat(clerk.get(path(record, "1?language=fr")).status()).isEqualTo(400);
    }

    private static String notices(String record) {
        return "/v1/issuance-records/%s/notices".formatted(record);
    }

    @Test
    void addressIsForTheBranchThatIssuedTheCardOnly() {
        String record = issued("de");

        assertThat(clients.signedIn("base-south", "clerk-south")
                        .get(notices(record))
                        .text())
                .contains("\"issuanceCount\":1")
                .doesNotContain("z•••");
        assertThat(clients.signedIn("base-real", "clerk").get(notices(record)).problem())
                .isEqualTo("drill-mismatch");
    }

    @Test
    void operatorsSeeWhatAHolderWasTold() {
        String record = issued("de");

        Answer told = clients.signedIn("base-1", "clerk").get(notices(record));

        assertThat(told.text())
                .contains("\"issuanceCount\":1", "\"state\":\"WAITING\"", "\"to\":\"z•••@e•••.org\"")
                .doesNotContain("zoe");
        assertThat(clients.at("customer-1").get(notices(record)).problem()).isEqualTo("not-signed-in");
    }
}
