package dev.cardmint.center.receipts;

import dev.cardmint.center.notices.Contact;
import dev.cardmint.center.notices.HolderTexts;
import dev.cardmint.center.notices.Language;
import dev.cardmint.center.notices.Notice;
import dev.cardmint.center.receipts.Receipt.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in a holder's language what stands on a receipt: of a card number the last digits, of an address its letters.
 */
final class ReceiptText {

    private final Language language;
    private final ZoneId zone;
    private final HolderTexts texts;

    ReceiptText(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.texts = HolderTexts.of("receipts", language);
    }

    /**
     * What of a card stands on its receipt.
     *
     * @param lastDigits of its number, empty if it has none or that is not known any more
     */
    record IssuedCard(String cardType, String lastDigits, boolean drill) {

        @Override
        public String toString() {
            return "IssuedCard";
        }
    }

    Receipt of(Notice notice, IssuedCard card, @Nullable Contact contact) {
        int count = notice.issuanceCount();
        return new Receipt(
                language,
                texts.text("title"),
                count == 1 ? texts.text("first") : texts.text("further", count),
                rows(notice, card),
                notes(card, contact),
                texts.text("signature"));
    }

    private List<Row> rows(Notice notice, IssuedCard card) {
        var rows = new ArrayList<Row>();
        rows.add(row("cardType", card.cardType()));
        if (!card.lastDigits().isEmpty()) {
            rows.add(row("number", "•••• " + card.lastDigits()));
        }
        rows.add(row("day", texts.day(notice.issuedAt(), zone)));
        rows.add(row("branch", notice.branch()));
        if (notice.reason() != null) {
            rows.add(row("reason", texts.text("reason." + notice.reason())));
        }
        if (notice.oldCard() != null) {
            rows.add(row("oldCard", texts.text("oldCard." + notice.oldCard())));
        }
        return rows;
    }

    private Row row(String label, String value) {
        return new Row(texts.text(label), value);
    }

    private List<String> notes(IssuedCard card, @Nullable Contact contact) {
        var notes = new ArrayList<String>();
        if (contact != null) {
            notes.add(texts.text("mail", contact.masked()));
        }
        notes.add(texts.text("keep"));
        if (card.drill()) {
            notes.add(texts.text("drill"));
        }
        return notes;
    }
}
