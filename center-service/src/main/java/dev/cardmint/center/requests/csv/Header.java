package dev.cardmint.center.requests.csv;

import dev.cardmint.center.notices.GivenContact;
import dev.cardmint.center.web.FieldProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file. Where a file has no header, its first line is a person's data: what is wrong with a column is
 * told by its number, never by what stands there.
 */
record Header(List<String> columns) {

    /** More than any card type has: a header with more has one that is wrong among these. */
    private static final int MOST_COLUMNS = 300;

    private static final String PHOTO = "photo";

    /** None of them can be the name of a value. */
    private static final Set<String> OTHERS = Set.of(OrderFile.ORDER_ID, GivenContact.EMAIL, GivenContact.LANGUAGE);

    Header {
        columns = List.copyOf(columns);
    }

    static Header of(List<String> cells, Collection<String> values) {
        var wrong = new ArrayList<FieldProblem>();
        for (int i = 0; i < Math.min(cells.size(), MOST_COLUMNS); i++) {
            String complaint = complaint(cells, i, values);
            if (complaint != null) {
                wrong.add(new FieldProblem("column %d".formatted(i + 1), complaint));
            }
        }
        Stream.concat(Stream.of(OrderFile.ORDER_ID), values.stream())
                .filter(column -> !cells.contains(column))
                .forEach(column -> wrong.add(new FieldProblem(column, "has no column")));
        if (!wrong.isEmpty()) {
            throw new UnreadableFileException(wrong);
        }
        return new Header(cells);
    }

    private static @Nullable String complaint(List<String> cells, int index, Collection<String> values) {
        String cell = cells.get(index);
        if (cell.equals(PHOTO)) {
            return "cannot be sent in a file: order cards with photos one by one";
        }
        if (!OTHERS.contains(cell) && !values.contains(cell)) {
            return "is no value of this card type";
        }
        int first = cells.indexOf(cell);
        return first == index ? null : "has the same name as column %d".formatted(first + 1);
    }
}
