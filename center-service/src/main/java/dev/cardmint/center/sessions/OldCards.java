package dev.cardmint.center.sessions;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.model.relay.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be done with a card whose place a new one takes; it depends on how far the new one has got. */
@Component
class OldCards {

    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final CardTypeProfiles profiles;

    OldCards(IssuanceRecords records, ReissueEntries entries, CardTypeProfiles profiles) {
        this.records = records;
        this.entries = entries;
        this.profiles = profiles;
    }

    /**
     * The one operation that is in place, or {@code null} if none is: its life ends, or it is locked before the new
     * card is written and its life ends after that; while it is locked and nothing is written, all can be given up.
     */
    @Nullable
    Operation operationOn(@Nullable Chip chip) {
        if (chip == null || chip.record() == null || !chip.isLive()) {
            return null;
        }
        boolean replaced = entries.isReplaced(chip);
        if (!replaced && !chip.isSuspended()) {
            return null;
        }
        IssuanceRecord subject = records.get(new RecordId(chip.record()));
        if (replaced && chip.isInUse()) {
            return locksFirst(subject) ? Operation.LOCK : Operation.RETIRE;
        }
        if (replaced) {
            return subject.state() instanceof Unissued ? Operation.UNLOCK : null;
        }
        return isOnAnotherChip(subject, chip) ? Operation.RETIRE : null;
    }

    private boolean locksFirst(IssuanceRecord subject) {
        return profiles.get(subject.profile(), subject.profileVersion())
                .reissue()
                .lockFirst();
    }

    private static boolean isOnAnotherChip(IssuanceRecord subject, Chip chip) {
        return subject.state() instanceof Issued issued && !issued.chip().equals(chip.identity());
    }
}
