package dev.cardmint.center.requests;

import dev.cardmint.center.choices.CardChoices.Wish;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.requests.csv.LineProblem;
import dev.cardmint.center.requests.csv.OrderFile;
import dev.cardmint.center.requests.csv.OrderLine;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Takes files of orders. A preview is the same reading, checking and sorting as the import itself and stops before
 * anything is entered, so it needs no store of its own in which personal data would wait for a second click. Whoever
 * confirms sends the same file again; order ids make that safe, whatever happened in between.
 */
@Service
public class CardRequestImports {

    private static final Wish NO_WISH = new Wish(null, null);

    private final OrderChecks checks;
    private final ImportEntries entries;

    CardRequestImports(OrderChecks checks, ImportEntries entries) {
        this.checks = checks;
        this.entries = entries;
    }

    /**
     * Takes a file, or says what would become of it.
     *
     * @throws dev.cardmint.center.requests.csv.UnreadableFileException if it is no file of this card type
     * @throws LinesRefusedException if all lines are asked for and one cannot be taken
     */
    public ImportReport take(Caller caller, String cardType, ImportMode mode, byte[] file) {
        caller.requireTerminal(TerminalKind.CUSTOMER);
        CardTypeProfile profile = checks.profile(cardType);
        requireNoPhoto(profile);
        OrderFile given = OrderFile.read(file, profile.values().keySet());
        var problems = new ArrayList<>(given.problems());
        List<CheckedLine> good = check(caller, profile, given.lines(), problems);
        int bad = (int) problems.stream().mapToInt(LineProblem::line).distinct().count();
        boolean enters = mode == ImportMode.GOOD_LINES || (mode == ImportMode.ALL && bad == 0);
        SortedLines sorted = enters
                ? entries.enter(caller, profile, good, mode == ImportMode.GOOD_LINES)
                : entries.preview(caller, good);
        problems.addAll(sorted.conflicts());
        problems.sort(Comparator.comparingInt(LineProblem::line));
        if (mode == ImportMode.ALL && !problems.isEmpty()) {
            throw new LinesRefusedException(problems);
        }
        return report(mode, sorted, bad, problems);
    }

    private static void requireNoPhoto(CardTypeProfile profile) {
        if (profile.photo() != null) {
            throw ProblemException.invalidFields(List.of(new FieldProblem(
                    "cardType",
                    "carries a photo, which no line of a file has room for: order these cards one by one")));
        }
    }

    private List<CheckedLine> check(
            Caller caller, CardTypeProfile profile, List<OrderLine> lines, List<LineProblem> problems) {
        var good = new ArrayList<CheckedLine>();
        for (OrderLine line : lines) {
            int before = problems.size();
            if (!CardOrder.isOrderId(line.orderId())) {
                problems.add(new LineProblem(line.number(), OrderFile.ORDER_ID, CardOrder.ORDER_ID_FORM));
            }
            profile.validate(line.values())
                    .forEach(error -> problems.add(new LineProblem(line.number(), error.field(), error.message())));
            if (line.contact() != null) {
                line.contact()
                        .problems()
                        .forEach(wrong -> problems.add(new LineProblem(line.number(), wrong.field(), wrong.message())));
            }
            if (problems.size() == before) {
                var order =
                        new CardOrder(line.orderId(), profile.profile(), line.values(), NO_WISH, null, line.contact());
                good.add(new CheckedLine(line.number(), checks.passed(caller.terminalId(), profile, order, null)));
            }
        }
        return good;
    }

    private static ImportReport report(ImportMode mode, SortedLines sorted, int bad, List<LineProblem> problems) {
        int added = sorted.fresh().size();
        int conflicting = sorted.conflicts().size();
        int lines = added + sorted.repeated() + conflicting + bad;
        return new ImportReport(mode, lines, added, sorted.repeated(), conflicting, bad, problems);
    }
}
