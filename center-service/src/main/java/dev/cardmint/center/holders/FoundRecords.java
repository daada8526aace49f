package dev.cardmint.center.holders;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.issuance.ReissueEntry;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnreadableProfileException;
import dev.cardmint.center.requests.MaskedLabel;
import dev.cardmint.model.holder.HolderSearch.Found;
import dev.cardmint.model.relay.ReissueChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a clerk is shown of a record that was found: its own branch's, and no more than in a list. */
@Component
class FoundRecords {

    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final Chips chips;
    private final CardTypeProfiles profiles;

    FoundRecords(IssuanceRecords records, ReissueEntries entries, Chips chips, CardTypeProfiles profiles) {
        this.records = records;
        this.entries = entries;
        this.chips = chips;
        this.profiles = profiles;
    }

    /** A record for which this branch has issued a card, or {@code null}. */
    @Nullable
    Found shown(Caller caller, RecordId id) {
        IssuanceRecord issuance = records.get(id);
        ReissueEntry entry = entries.find(id);
        ChipIdentity carrier = entry == null ? issuance.state().chip() : entry.oldChip();
        Chip chip = carrier == null ? null : chips.find(issuance.purpose(), carrier);
        if (chip == null || !chip.branch().equals(caller.terminal().branch())) {
            return null;
        }
        try {
            return found(issuance, entry, profiles.get(issuance.profile(), issuance.profileVersion()));
        } catch (UnreadableProfileException e) {
            return null;
        }
    }

    private Found found(IssuanceRecord issuance, @Nullable ReissueEntry entry, CardTypeProfile profile) {
        boolean replaceable = issuance.state() instanceof Issued || (entry != null && !entry.kept());
        List<ReissueChoice> choices = replaceable ? profile.reissueChoicesWithoutCard() : List.of();
        try (PersonalizationData data = records.data(issuance.id())) {
            return new Found(
                    issuance.id().value(),
                    MaskedLabel.of(profile, data),
                    profile.name(),
                    issuance.state().phase().name(),
                    issuance.state().issuanceCount(),
                    choices);
        }
    }
}
