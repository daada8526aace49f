package dev.cardmint.center.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.Contact;
import dev.cardmint.center.notices.Language;
import dev.cardmint.center.notices.Notice;
import dev.cardmint.center.notices.OldCard;
import dev.cardmint.center.receipts.Receipt.Row;
import dev.cardmint.center.receipts.ReceiptText.IssuedCard;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ReissueReason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptPageTests {

    private static final IssuedCard CARD = new IssuedCard("Identity card with a photo", "2014", true);

    private static Notice notice(int count, ReissueReason reason) {
        return notice(count, reason, OldCard.BLOCKED);
    }

    private static Notice notice(int count, ReissueReason reason, OldCard oldCard) {
        return new Notice(
                UUID.randomUUID(),
                RecordId.random(),
                count,
                reason,
                oldCard,
                "north",
                Instant.parse("2026-11-22T12:00:00Z"),
                Notice.State.WAITING,
                0,
                null);
    }

    private static Receipt receipt(Language language, ReissueReason reason) {
        var contact = new Contact("zoe.lindstrom@mail.example.org", language);
        return new ReceiptText(language, ZoneOffset.UTC).of(notice(12, reason), CARD, contact);
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForWhateverBecameOfTheOldCard(OldCard oldCard) {
        for (Language language : Language.values()) {
            Receipt receipt =
                    new ReceiptText(language, ZoneOffset.UTC).of(notice(2, ReissueReason.DAMAGED, oldCard), CARD, null);
            assertThat(receipt.rows()).hasSize(6).allMatch(row -> !row.value().isBlank());
        }
    }

    private static Receipt with(List<Row> rows) {
        return new Receipt(Language.EN, "title", "sentence", rows, List.of(), "signature");
    }

    private static String text(Bytes pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(document.getNumberOfPages()).isOne();
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void saysWhichCardItIsAndWhatBecameOfTheOneBefore() throws IOException {
        assertThat(text(ReceiptPage.of(receipt(Language.EN, ReissueReason.LOST))))
                .contains(
                        "Receipt for your card This is card no. 12 issued for you.",
                        "Card number •••• 2014",
                        "Issued on November 22, 2026",
                        "Branch north",
                        "Made again because the card before was lost",
                        "Your card before It is blocked. Bring it to a branch if you find it.",
                        "z•••@m•••.org",
                        "Drill: this is no real card.")
                .doesNotContain("lindstrom");
    }

    @Test
    void speaksGerman() throws IOException {
        assertThat(text(ReceiptPage.of(receipt(Language.DE, ReissueReason.EXPIRED))))
                .contains(
                        "Dies ist die 12. Karte, die für Sie ausgestellt wurde.",
                        "Ausgestellt am 22. November 2026",
                        "Neu ausgestellt, weil die vorige Karte abgelaufen ist oder bald abläuft");
    }

    @ParameterizedTest
    @EnumSource
    void leavesRoomToSign(Language language) throws IOException {
        for (ReissueReason reason : ReissueReason.values()) {
            try (PDDocument document =
                    Loader.loadPDF(ReceiptPage.of(receipt(language, reason)).toByteArray())) {
                assertThat(document.getPage(0).getMediaBox().toString()).isEqualTo(PDRectangle.A6.toString());
                BufferedImage page = new PDFRenderer(document).renderImage(0);
                int line = page.getHeight() - 40;
                assertThat(dark(page, line - 30, line - 2)).as("room").isZero();
                assertThat(dark(page, line - 1, line + 2)).as("line").isPositive();
                assertThat(dark(page, 30, 60)).as("title").isPositive();
            }
        }
    }

    private static int dark(BufferedImage page, int from, int to) {
        int dark = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                dark += (page.getRGB(x, y) & 0xFF) < 0xC0 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void drawsWhatItsTypefaceHasAndMarksTheRest() throws IOException {
        Receipt receipt = with(List.of(
                new Row("Card", "Ζωή Ольга 佐藤 \n\u0007 end"), new Row("Branch", "x".repeat(200)), new Row("Day", "")));

        assertThat(text(ReceiptPage.of(receipt))).contains("Ζωή Ольга ??", "end", "x".repeat(200), "signature");
    }

    @Test
    void neverPrintsWhatStandsOnIt() {
        assertThat(receipt(Language.EN, ReissueReason.LOST)).hasToString("Receipt");
        assertThat(CARD).hasToString("IssuedCard");
        assertThat(new Row("Card number", "2014")).hasToString("Row");
    }
}
