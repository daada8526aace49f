package dev.cardmint.center.holders;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.issuance.finding.RecordHashes;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.identification.RecordReadout;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the record of a card by what it says in the clear: the chip that it claims to be, and the value of its holder's
 * record that it tells. Where both are there they must name the same record. Neither proves anything: nothing is taken
 * from a record for a card whose chip has not authenticated.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class HolderCards {

    /** More than a card can be told apart by. */
    private static final int MOST = 50;

    private final RecordHashes hashes;
    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final AuditLog audit;

    HolderCards(RecordHashes hashes, IssuanceRecords records, ReissueEntries entries, AuditLog audit) {
        this.hashes = hashes;
        this.records = records;
        this.entries = entries;
        this.audit = audit;
    }

    /**
     * What a card says of itself.
     *
     * @param chip the one that it claims to be, if that is in the books
     * @param answers to the readouts that tell whose card it is; empty if it was not asked
     */
    public record Said(
            Purpose purpose,
            CardTypeProfile profile,
            @Nullable Chip chip,
            List<ReadoutAnswer> answers) {

        public Said {
            answers = List.copyOf(answers);
        }

        /** Answers are a person's data. */
        @Override
        public String toString() {
            return "Said[%s]".formatted(profile.profile());
        }
    }

    /**
     * The record that a card names, or {@code null} if it names none.
     *
     * @throws ProblemException if its chip and what it tells name different records, or several cards tell the same
     */
    public @Nullable RecordId recordOf(Caller caller, Said said) {
        RecordId ofChip = ofChip(said.chip());
        String value = said.profile().toldBy(said.answers());
        RecordReadout readout = said.profile().recognition().record();
        if (value == null || readout == null || (said.chip() != null && ofChip == null)) {
            return ofChip;
        }
        String cardType = said.profile().profile();
        if (ofChip == null) {
            return onlyOne(hashes.find(said.purpose(), cardType, readout.key(), name -> value, MOST));
        }
        if (hashes.hasOther(ofChip, said.purpose(), cardType, readout.key(), name -> value)) {
            throw disagreeing(caller, said, ofChip);
        }
        return ofChip;
    }

    private static @Nullable RecordId ofChip(@Nullable Chip chip) {
        return chip == null || !chip.isInUse() || chip.record() == null ? null : new RecordId(chip.record());
    }

    private @Nullable RecordId onlyOne(List<RecordId> told) {
        List<RecordId> withCard = told.stream().filter(this::hasCard).toList();
        if (withCard.size() > 1) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Several cards tell what this one tells. Search for its holder's record instead.");
        }
        return withCard.isEmpty() ? null : withCard.get(0);
    }

    /** Whether there is a card that could be this one: a record that waits for its first has none. */
    private boolean hasCard(RecordId record) {
        return !(records.get(record).state() instanceof Unissued) || entries.find(record) != null;
    }

    private ProblemException disagreeing(Caller caller, Said said, RecordId ofChip) {
        audit.appendRefusal(AuditEntry.of(AuditKind.CARD_CONTRADICTED)
                .by(caller)
                .record(ofChip.value())
                .chip(said.chip() == null ? null : said.chip().identity().value()));
        return new ProblemException(
                ProblemType.CHIP_NOT_ALLOWED,
                "This card tells of another holder than the one that it was issued to. Nothing has changed. Keep the"
                        + " card and tell your supervisor.");
    }
}
