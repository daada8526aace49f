package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Operation;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two people declare a chip destroyed that can no longer be asked, or is spoiled. The record that it was bound to is
 * free again; the chip goes on the blocked list, and should it ever answer, that is an alarm.
 */
@Service
public class Destructions {

    private static final Set<ChipState> DESTROYABLE =
            EnumSet.of(ChipState.WRITING, ChipState.IN_DOUBT, ChipState.SPOILED);

    private final Chips chips;
    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final OldCards oldCards;
    private final SessionSubjects subjects;
    private final Approvals approvals;
    private final AuditLog audit;

    Destructions(
            Chips chips,
            IssuanceRecords records,
            ReissueEntries entries,
            OldCards oldCards,
            SessionSubjects subjects,
            Approvals approvals,
            AuditLog audit) {
        this.chips = chips;
        this.records = records;
        this.entries = entries;
        this.oldCards = oldCards;
        this.subjects = subjects;
        this.approvals = approvals;
        this.audit = audit;
    }

    @Transactional
    public void declare(Caller caller, ChipIdentity identity, UUID approval) {
        Chip found = chips.find(Purpose.of(caller.terminal().drill()), identity);
        if (found == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "No such chip in the books.");
        }
        if (found.record() != null) {
            records.lock(new RecordId(found.record())); // record before chip, as everywhere
        }
        Chip chip = subjects.requireChip(found.purpose(), identity);
        if (!DESTROYABLE.contains(chip.state()) && !isOutlived(chip)) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "This is %s. Only a spoiled card, one whose writing was not finished, one that a new card is made for, or one that came back after a new one was issued is declared destroyed."
                            .formatted(chip.state().inWords()));
        }
        approvals.use(
                approval,
                new ApprovalAction(ApprovalAction.Kind.DESTROY_CHIP, identity.value(), chip.record()),
                caller);
        subjects.free(chip);
        chips.update(chip.destroyed());
        audit.append(AuditEntry.of(AuditKind.CHIP_DESTROYED)
                .by(caller)
                .record(chip.record())
                .chip(identity.value())
                .detail("approval", approval));
    }

    /**
     * A new card takes its place, or has taken it: it was locked before and answers no more, or it was not there and
     * came back.
     */
    private boolean isOutlived(Chip chip) {
        boolean cameBack = chip.isLive() && chip.blocked() && chip.record() == null;
        return cameBack || entries.isReplaced(chip) || oldCards.operationOn(chip) == Operation.RETIRE;
    }
}
