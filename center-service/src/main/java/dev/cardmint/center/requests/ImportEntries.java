package dev.cardmint.center.requests;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.model.bytes.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up and enters the orders of a file, many at a time. */
@Component
class ImportEntries {

    private static final int BATCH = 500;

    private final CardRequestStore store;
    private final OrderEntries entries;
    private final AuditLog audit;

    ImportEntries(CardRequestStore store, OrderEntries entries, AuditLog audit) {
        this.store = store;
        this.entries = entries;
        this.audit = audit;
    }

    /** Sorts lines and enters none. */
    @Transactional(readOnly = true)
    public SortedLines preview(Caller caller, List<CheckedLine> lines) {
        return sort(caller, lines);
    }

    /**
     * Sorts lines and enters the new ones, in one transaction; this customer's other orders wait for its end.
     *
     * @param despiteConflicts whether to enter the others where order ids belong to other orders, or none
     */
    @Transactional
    public SortedLines enter(
            Caller caller, CardTypeProfile profile, List<CheckedLine> lines, boolean despiteConflicts) {
        store.lockCustomer(caller.terminalId());
        SortedLines sorted = sort(caller, lines);
        if (!sorted.conflicts().isEmpty() && !despiteConflicts) {
            return sorted;
        }
        for (int from = 0; from < sorted.fresh().size(); from += BATCH) {
            entries.enterAll(caller, profile, batch(sorted.fresh(), from));
        }
        audit.append(AuditEntry.of(AuditKind.REQUESTS_IMPORTED)
                .by(caller)
                .detail("added", sorted.fresh().size())
                .detail("repeated", sorted.repeated())
                .detail("conflicting", sorted.conflicts().size()));
        return sorted;
    }

    private SortedLines sort(Caller caller, List<CheckedLine> lines) {
        Map<String, Bytes> known = new HashMap<>();
        for (int from = 0; from < lines.size(); from += BATCH) {
            List<String> orderIds =
                    batch(lines, from).stream().map(CheckedLine::orderId).toList();
            known.putAll(store.commitments(caller.terminalId(), orderIds));
        }
        return SortedLines.of(lines, known);
    }

    private static <T> List<T> batch(List<T> all, int from) {
        return all.subList(from, Math.min(from + BATCH, all.size()));
    }
}
