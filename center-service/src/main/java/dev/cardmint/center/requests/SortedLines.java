package dev.cardmint.center.requests;

import dev.cardmint.center.requests.csv.LineProblem;
import dev.cardmint.center.requests.csv.OrderFile;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines by what their order ids were used for before, in the center or further up in the same file.
 *
 * @param fresh orders that are new
 * @param repeated how many were placed before with the same content
 * @param conflicts order ids that belong to another order
 */
record SortedLines(List<CheckedOrder> fresh, int repeated, List<LineProblem> conflicts) {

    SortedLines {
        fresh = List.copyOf(fresh);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Sorts lines.
     *
     * @param known commitments of the customer's orders so far, by order id
     */
    static SortedLines of(List<CheckedLine> lines, Map<String, Bytes> known) {
        var fresh = new ArrayList<CheckedOrder>();
        var conflicts = new ArrayList<LineProblem>();
        var used = new HashMap<>(known);
        for (CheckedLine line : lines) {
            Bytes commitment = line.checked().commitment();
            Bytes before = used.putIfAbsent(line.orderId(), commitment);
            if (before == null) {
                fresh.add(line.checked());
            } else if (!before.equals(commitment)) {
                conflicts.add(new LineProblem(
                        line.number(), OrderFile.ORDER_ID, "belongs to another order: use a new one for a new card"));
            }
        }
        return new SortedLines(fresh, lines.size() - fresh.size() - conflicts.size(), conflicts);
    }
}
