package dev.cardmint.center.receipts;

import dev.cardmint.center.notices.Language;
import java.util.List;

/**
 * What stands on a receipt, ready to draw.
 *
 * @param sentence which card it is
 * @param rows what is known of it
 * @param notes what its holder should know
 * @param signature what stands under the line to sign on
 */
record Receipt(Language language, String title, String sentence, List<Row> rows, List<String> notes, String signature) {

    Receipt {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** A fact and what it is called. */
    record Row(String label, String value) {

        @Override
        public String toString() {
            return "Row";
        }
    }

    @Override
    public String toString() {
        return "Receipt";
    }
}
