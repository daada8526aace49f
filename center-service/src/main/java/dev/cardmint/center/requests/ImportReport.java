package dev.cardmint.center.requests;

import dev.cardmint.center.requests.csv.LineProblem;
import java.util.List;

/**
 * What became of a file, or would become of it. Every line is counted once.
 *
 * @param mode whether anything was done at all
 * @param added lines that are new card requests
 * @param repeated lines whose order was placed before with the same content; nothing is done again
 * @param conflicting lines whose order id belongs to another order
 * @param bad lines that no card can be made of
 * @param problems of every conflicting or bad line, in the order of the file
 */
public record ImportReport(
        ImportMode mode, int lines, int added, int repeated, int conflicting, int bad, List<LineProblem> problems) {

    public ImportReport {
        problems = List.copyOf(problems);
    }
}
