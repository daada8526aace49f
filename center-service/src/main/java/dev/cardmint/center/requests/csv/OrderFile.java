package dev.cardmint.center.requests.csv;

import java.util.Collection;
import java.util.List;

/**
 * A CSV file of card requests (RFC 4180): a header with {@code orderId} and the values of one card type in any order,
 * and, if there are any, the holders' contacts, then a line for each request. Commas or semicolons separate cells,
 * whichever the header has.
 *
 * @param problems lines whose cells do not go with the header
 */
public record OrderFile(List<OrderLine> lines, List<LineProblem> problems) {

    /** The column that no card type names. */
    public static final String ORDER_ID = "orderId";

    /** A busy day's worth. */
    public static final int MOST_LINES = 10_000;

    public OrderFile {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file.
     *
     * @param values the columns beside {@link #ORDER_ID}
     * @throws UnreadableFileException if it is no such file
     */
    public static OrderFile read(byte[] file, Collection<String> values) {
        return new OrderFileReader(FileText.decode(file), values).read();
    }
}
