package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.choices.CardChoices;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.InDoubt;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.RecordBlocks;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.issuance.ReissueEntry;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.sessions.SessionSubjects.Binding.Bound;
import dev.cardmint.center.sessions.SessionSubjects.Binding.Refused;
import dev.cardmint.center.sessions.Verdicts.EarlierWriting;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Ending;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;
import dev.cardmint.center.sessions.persistence.CardSessionRows;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.center.sessions.persistence.OfferRow.Terms;
import dev.cardmint.center.sessions.persistence.RecognitionRow.ProfileKey;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Binds a chip that proved which one it is to the record of its offer: one chip per record, one record per chip. */
@Component
class SessionSubjects {

    private static final List<Stage> WRITINGS = List.of(Stage.WRITE, Stage.START_OVER, Stage.PERSONALIZE);

    private final Chips chips;
    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final RecordBlocks blocks;
    private final OldCards oldCards;
    private final CardChoices choices;
    private final CardSessionRows rows;
    private final AuditLog audit;
    private final Clock clock;

    SessionSubjects(
            Chips chips,
            IssuanceRecords records,
            ReissueEntries entries,
            RecordBlocks blocks,
            OldCards oldCards,
            CardChoices choices,
            CardSessionRows rows,
            AuditLog audit,
            Clock clock) {
        this.chips = chips;
        this.records = records;
        this.entries = entries;
        this.blocks = blocks;
        this.oldCards = oldCards;
        this.choices = choices;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a chip that proved which one it is may be written for the record of its offer. */
    sealed interface Binding {

        /** Chip and record stand as a released script presupposes. */
        record Bound(Subject subject) implements Binding {}

        /** They stay as they were. */
        record Refused(ProblemType type, EndingCode code, String words) implements Binding {}
    }

    /** Who wants what; which chip it will be about is not proved yet. */
    Subject unidentified(OfferRow offer, CardTypeProfile profile) {
        Terms terms = offer.terms();
        return new Subject(
                terms.terminal(),
                terms.operator(),
                terms.operation(),
                terms.purpose(),
                terms.record(),
                null,
                new ProfileKey(profile.profile(), profile.version()));
    }

    /**
     * Takes chip and record, both locked, into the state that a released script presupposes.
     *
     * @param claim what recognition will find the chip by: as it was proved, where it was
     */
    Binding bind(
            Caller caller, OfferRow offer, CardTypeProfile profile, ChipIdentity identity, @Nullable String claim) {
        Terms terms = offer.terms();
        IssuanceRecord subject = records.lock(new RecordId(terms.record()));
        Chip known = chips.lock(terms.purpose(), identity);
        Refused refused;
        if (terms.operation().writesBlank()) {
            Chip chip = known == null ? receive(caller, offer, profile, identity, claim) : known;
            refused = bindBlank(caller, terms.operation(), subject, chip);
        } else if (terms.operation().isOfOldCard()) {
            refused = bindOldCard(caller, terms, known);
        } else {
            refused = bindInDoubt(caller, terms, identity, subject, known);
        }
        return refused == null ? new Bound(unidentified(offer, profile).identified(identity)) : refused;
    }

    private @Nullable Refused bindBlank(Caller caller, Operation operation, IssuanceRecord subject, Chip chip) {
        if (!chip.isBlank()) {
            return chipNotAllowed(
                    caller,
                    chip,
                    EndingCode.NOT_A_BLANK,
                    "This is %s.".formatted(chip.state().inWords()));
        }
        ReissueEntry entry = entries.find(subject.id());
        boolean allowed =
                operation == Operation.REISSUE ? entry != null && !oldCardIsInUse(subject, entry) : entry == null;
        if (!(subject.state() instanceof Unissued unissued) || !allowed || blocks.reason(subject.id()) != null) {
            return new Refused(
                    ProblemType.RECORD_NOT_UNISSUED,
                    EndingCode.REQUEST_TAKEN,
                    "The request is no longer waiting for a card.");
        }
        if (!choices.release(caller, subject, chip.identity())) {
            return new Refused(ProblemType.CONFLICT, EndingCode.OUT_OF_STOCK, EndingCode.OUT_OF_STOCK.words());
        }
        chips.update(chip.writing(subject.id().value()));
        records.update(subject.id(), unissued.start(chip.identity()));
        return null;
    }

    private boolean oldCardIsInUse(IssuanceRecord subject, ReissueEntry entry) {
        Chip old = chips.find(subject.purpose(), entry.oldChip());
        return entry.waitsForOldCard() && old != null && old.isInUse();
    }

    private Chip receive(
            Caller caller, OfferRow offer, CardTypeProfile profile, ChipIdentity identity, @Nullable String claim) {
        Chip chip = Chip.receivedByUse(
                identity,
                offer.terms().purpose(),
                profile.profile(),
                caller.terminal().branch());
        chips.receive(chip, claim);
        audit.append(AuditEntry.of(AuditKind.CHIP_RECEIVED_BY_USE)
                .by(caller)
                .chip(identity.value())
                .detail("profile", profile.profile())
                .detail("branch", chip.branch()));
        return chip;
    }

    /**
     * It is found by its authenticated identity, whatever it says in the clear. Record and chip stay as they are; one
     * that is to be unlocked counts as unlocked from now on, so that no new card is written meanwhile.
     */
    private @Nullable Refused bindOldCard(Caller caller, Terms terms, @Nullable Chip chip) {
        if (chip == null
                || !chip.identity().value().equals(terms.chip())
                || !terms.record().equals(chip.record())
                || oldCards.operationOn(chip) != terms.operation()) {
            return chipNotAllowed(
                    caller, chip, EndingCode.OTHER_CARD, "This is not the card that the new one is made for.");
        }
        supersedeOpen(chip);
        if (terms.operation() == Operation.UNLOCK) {
            chips.update(chip.inUseAgain());
        } else {
            entries.releaseEnd(new RecordId(terms.record()));
        }
        return null;
    }

    private @Nullable Refused bindInDoubt(
            Caller caller, Terms terms, ChipIdentity identity, IssuanceRecord subject, @Nullable Chip chip) {
        if (chip == null
                || !identity.value().equals(terms.chip())
                || !identity.equals(subject.state().chip())) {
            return chipNotAllowed(
                    caller,
                    chip,
                    EndingCode.OTHER_CARD,
                    "This is another card than the one whose writing was not finished.");
        }
        if (!chip.isBeingWritten()) {
            return chipNotAllowed(
                    caller,
                    chip,
                    EndingCode.OTHER_CARD,
                    "This is %s.".formatted(chip.state().inWords()));
        }
        supersedeOpen(chip);
        chips.update(chip.inDoubt());
        records.update(subject.id(), subject.state().unanswered());
        return null;
    }

    private void supersedeOpen(Chip chip) {
        for (CardSessionRow open : rows.findOpen(chip.purpose(), chip.identity().value())) {
            var ending = new Ending(Outcome.Result.IN_DOUBT, Proof.NONE, EndingCode.SUPERSEDED.name(), null, null);
            open.supersede(ending, clock.instant());
        }
    }

    /** The chip will never be asked again: its record, if it is bound to one, waits for another card. */
    void free(Chip chip) {
        supersedeOpen(chip);
        if (chip.record() == null || chip.isLive()) {
            return; // of a card that is made again, the record waits for its next one already
        }
        RecordId id = new RecordId(chip.record());
        records.update(id, records.lock(id).state().unanswered().freed());
    }

    private Refused chipNotAllowed(Caller caller, @Nullable Chip chip, EndingCode code, String words) {
        if (chip != null && chip.blocked()) {
            audit.append(AuditEntry.of(AuditKind.CHIP_REAPPEARED)
                    .by(caller)
                    .chip(chip.identity().value()));
        }
        return new Refused(ProblemType.CHIP_NOT_ALLOWED, code, words + " Take it out and use another card.");
    }

    /** A further script for a chip in doubt leaves the center. */
    void resume(Subject subject) {
        RecordId id = new RecordId(subject.record());
        IssuanceRecord issuance = records.lock(id);
        if (issuance.state() instanceof InDoubt inDoubt) {
            records.update(id, inDoubt.resumed());
        }
        chips.update(requireChip(subject).writing(id.value()));
    }

    Chip requireChip(Subject subject) {
        return requireChip(subject.purpose(), subject.identity());
    }

    Chip requireChip(Purpose purpose, ChipIdentity identity) {
        Chip chip = chips.lock(purpose, identity);
        if (chip == null) {
            throw new IllegalStateException("Chip %s is not in the books".formatted(identity));
        }
        return chip;
    }

    /** How far the last writing of this record to this chip got, by what its reports proved. */
    EarlierWriting earlierWriting(Subject subject) {
        UUID record = subject.record();
        CardSessionRow latest =
                rows.findLatest(subject.purpose(), subject.identity().value(), WRITINGS);
        return latest == null || !latest.subject().record().equals(record)
                ? EarlierWriting.NONE
                : new EarlierWriting(latest.isProvedButForTheLastCommand(), latest.stopped());
    }
}
