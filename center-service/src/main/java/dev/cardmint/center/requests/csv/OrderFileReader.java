package dev.cardmint.center.requests.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.cardmint.center.notices.GivenContact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass through the text of a file. */
final class OrderFileReader {

    /** Stands behind the last line, and in no file: a quote that is never closed swallows it. */
    private static final String END = "\0";

    private final Iterator<CsvRecord> records;
    private final Collection<String> values;
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<LineProblem> problems = new ArrayList<>();
    private int nextLine = 1;

    OrderFileReader(String text, Collection<String> values) {
        this.values = values;
        records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text + "\n" + END)
                .iterator();
    }

    /** The header's: no column has either in its name. */
    private static char separator(String text) {
        int semicolon = text.indexOf(';');
        return semicolon >= 0 && text.lines().findFirst().orElse("").length() > semicolon ? ';' : ',';
    }

    OrderFile read() {
        List<String> first = next().getFields();
        if (first.stream().allMatch(String::isBlank) || first.equals(List.of(END))) {
            throw new UnreadableFileException("The file has no header in its first line.");
        }
        Header header = Header.of(first, values);
        for (CsvRecord record = next(); !record.getFields().equals(List.of(END)); record = next()) {
            if (!record.getFields().stream().allMatch(String::isBlank)) {
                take(header, record);
            }
        }
        if (lines.isEmpty() && problems.isEmpty()) {
            throw new UnreadableFileException("The file has no line behind its header.");
        }
        return new OrderFile(lines, problems);
    }

    private CsvRecord next() {
        CsvRecord record;
        try {
            record = records.next();
        } catch (CsvParseException e) {
            throw new UnreadableFileException(
                    "Line %d cannot be read: a quoted cell goes on behind its closing quote, or there are too many cells."
                            .formatted(nextLine));
        }
        String last = record.getField(record.getFieldCount() - 1);
        if (last.length() > END.length() && last.endsWith(END)) {
            throw new UnreadableFileException(
                    "Line %d opens a quoted cell that nothing closes.".formatted(record.getStartingLineNumber()));
        }
        long breaks = record.getFields().stream()
                .mapToLong(cell -> cell.lines().count() + (cell.endsWith("\n") ? 1 : 0))
                .map(count -> Math.max(0, count - 1))
                .sum();
        nextLine = Math.toIntExact(record.getStartingLineNumber() + breaks + 1);
        return record;
    }

    private void take(Header header, CsvRecord record) {
        int number = Math.toIntExact(record.getStartingLineNumber());
        int cells = record.getFieldCount();
        if (lines.size() + problems.size() == OrderFile.MOST_LINES) {
            throw new UnreadableFileException(
                    "The file has more than %,d lines. Send it in parts.".formatted(OrderFile.MOST_LINES));
        }
        if (cells != header.columns().size()) {
            problems.add(new LineProblem(
                    number,
                    "",
                    "has %d cells where the header has %d"
                            .formatted(cells, header.columns().size())));
            return;
        }
        var given = new HashMap<String, String>();
        for (int i = 0; i < cells; i++) {
            if (!record.getField(i).isEmpty()) {
                // office programs write line breaks within a cell either way
                given.put(header.columns().get(i), record.getField(i).replace("\r\n", "\n"));
            }
        }
        String orderId = given.remove(OrderFile.ORDER_ID);
        GivenContact contact = contact(given.remove(GivenContact.EMAIL), given.remove(GivenContact.LANGUAGE));
        lines.add(new OrderLine(number, orderId == null ? "" : orderId, given, contact));
    }

    private static @Nullable GivenContact contact(@Nullable String email, @Nullable String language) {
        return email == null && language == null ? null : new GivenContact(email, language);
    }
}
