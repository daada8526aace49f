package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.holders.HolderCards;
import dev.cardmint.center.holders.HolderCards.Said;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.RecordBlocks;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.issuance.ReissueEntries.Wanted;
import dev.cardmint.center.issuance.ReissueEntry;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.ApprovalAction.Kind;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.FieldError;
import dev.cardmint.center.sessions.persistence.RecognitionRow;
import dev.cardmint.center.sessions.persistence.RecognitionRow.Found;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.Reissue;
import dev.cardmint.model.relay.ReissueRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a record out for one more card, and puts it back while the old one lives. */
@Service
public class Reissues {

    private final Recognitions recognitions;
    private final CardTypeProfiles profiles;
    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final RecordBlocks blocks;
    private final OldCards oldCards;
    private final HolderCards holderCards;
    private final SessionSubjects subjects;
    private final Chips chips;
    private final Approvals approvals;
    private final AuditLog audit;

    Reissues(
            Recognitions recognitions,
            CardTypeProfiles profiles,
            IssuanceRecords records,
            ReissueEntries entries,
            RecordBlocks blocks,
            OldCards oldCards,
            HolderCards holderCards,
            SessionSubjects subjects,
            Chips chips,
            Approvals approvals,
            AuditLog audit) {
        this.recognitions = recognitions;
        this.profiles = profiles;
        this.records = records;
        this.entries = entries;
        this.blocks = blocks;
        this.oldCards = oldCards;
        this.holderCards = holderCards;
        this.subjects = subjects;
        this.chips = chips;
        this.approvals = approvals;
        this.audit = audit;
    }

    /** Checks everything, copies the record's data into the reissuing file, and sets its flag back, all or nothing. */
    @Transactional
    public Reissue begin(Caller caller, ReissueRequest request) {
        IssuanceRecord issuance = locked(caller, request);
        Chip old = subjects.requireChip(
                issuance.purpose(), entries.requireCarrier(issuance).chip());
        requireOwnBranch(caller, old);
        blocks.requireNone(issuance.id());
        requireAlive(request, old);
        CardTypeProfile profile = profiles.get(issuance.profile(), issuance.profileVersion());
        requireAllowed(profile, request);
        useApproval(caller, profile, issuance, request);
        boolean withCard = request.recognition() != null;
        ReissueEntry entry = begin(caller, issuance, profile, request);
        if (!withCard && old.isLive()) {
            chips.update(old.onBlockedList());
            append(AuditKind.CHIP_BLOCKED, caller, issuance, old);
        }
        return told(entry, issuance);
    }

    private IssuanceRecord locked(Caller caller, ReissueRequest request) {
        Purpose purpose = Purpose.of(caller.terminal().drill());
        UUID record = request.recognition() == null
                ? request.record()
                : recordOf(
                        caller, purpose, recognitions.current(caller, request.recognition()), request.identification());
        if (record == null) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "This is not known as a card that has been issued. Search for its holder's record instead.");
        }
        IssuanceRecord issuance = records.lock(new RecordId(record));
        if (issuance.purpose() != purpose) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH,
                    "Drill cards are made again at drill terminals only, and no others there.");
        }
        return issuance;
    }

    /** What a card says in the clear only finds the record: nothing is written before its chip has authenticated. */
    private @Nullable UUID recordOf(Caller caller, Purpose purpose, RecognitionRow card, List<ReadoutAnswer> answers) {
        Found found = card.found();
        if (found == null) {
            return null;
        }
        CardTypeProfile profile =
                profiles.get(found.profile().name(), found.profile().version());
        Chip claimed = card.claim() == null ? null : chips.findByClaim(purpose, card.claim());
        RecordId record = holderCards.recordOf(caller, new Said(purpose, profile, claimed, answers));
        return record == null ? null : record.value();
    }

    private static void requireOwnBranch(Caller caller, Chip old) {
        if (!caller.terminal().branch().equals(old.branch())) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED,
                    "This card was issued by branch %s, which makes it again. Nothing has changed."
                            .formatted(old.branch()));
        }
    }

    /** A card that only says whose it is gets no new one made for a dead one without a second person. */
    private static void requireAlive(ReissueRequest request, Chip old) {
        if (request.recognition() != null && !old.isInUse()) {
            throw conflict(
                    ("The card that was issued last for this holder is %s. Search for the holder instead: a second"
                                    + " person must agree.")
                            .formatted(old.state().inWords()));
        }
    }

    private static void requireAllowed(CardTypeProfile profile, ReissueRequest request) {
        if (!profile.reissue().allows(request.reason())) {
            throw conflict("A %s is not made again because it is %s. Nothing has changed."
                    .formatted(profile.name(), request.reason().text()));
        }
        if (request.reason().isWithoutCard() && request.recognition() != null) {
            throw conflict("A card that is in the reader is not %s. Choose another reason."
                    .formatted(request.reason().text()));
        }
        List<FieldError> errors = profile.validateAnew(request.reason(), request.values());
        if (!errors.isEmpty()) {
            throw ProblemException.invalidFields(errors.stream()
                    .map(error -> new FieldProblem("values." + error.field(), error.message()))
                    .toList());
        }
    }

    /** Two people, where the old card cannot be asked, or so many cards were issued that somebody should wonder. */
    private void useApproval(Caller caller, CardTypeProfile profile, IssuanceRecord issuance, ReissueRequest request) {
        boolean without = request.recognition() == null;
        boolean supervised = profile.reissue().isSupervised(issuance.state().issuanceCount());
        if (!without && !supervised) {
            return;
        }
        if (request.approval() == null) {
            throw new ProblemException(
                    ProblemType.APPROVAL_NEEDED,
                    without
                            ? "Without the old card, a second person must agree to a new one."
                            : "%d cards have been issued for this record. A supervisor must agree to one more."
                                    .formatted(issuance.state().issuanceCount()));
        }
        Kind kind = without ? Kind.REISSUE_WITHOUT_CARD : Kind.REISSUE_AGAIN;
        approvals.use(
                request.approval(), new ApprovalAction(kind, null, issuance.id().value()), caller);
    }

    private ReissueEntry begin(
            Caller caller, IssuanceRecord issuance, CardTypeProfile profile, ReissueRequest request) {
        try {
            return entries.begin(
                    caller,
                    issuance,
                    profile,
                    new Wanted(request.reason(), request.recognition() != null, request.values()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidFields(List.of(new FieldProblem("values", String.valueOf(e.getMessage()))));
        }
    }

    /** Puts the record back: the old card is the holder's as before. */
    @Transactional
    public void cancel(Caller caller, UUID record) {
        IssuanceRecord issuance = records.lock(new RecordId(record));
        ReissueEntry entry = entries.find(issuance.id());
        Chip old = entry == null ? null : chips.lock(issuance.purpose(), entry.oldChip());
        if (entry == null || entry.endReleased() || old == null || !old.isInUse()) {
            throw conflict(tooLate(entry, old));
        }
        requireOwnBranch(caller, old);
        putBack(caller, issuance, old);
    }

    private static String tooLate(@Nullable ReissueEntry entry, @Nullable Chip old) {
        if (entry == null) {
            return "No card is being made again for this record.";
        }
        if (old != null && old.isSuspended()) {
            return "The old card is locked: put it into a reader and choose Unlock.";
        }
        return old != null && old.isInUse()
                ? "The old card was about to be retired or locked, and has not said what came of it. Put it into a reader again."
                : "The old card is retired: only a new card can be issued now.";
    }

    private void putBack(@Nullable Caller caller, IssuanceRecord issuance, Chip old) {
        entries.cancel(caller, issuance);
        if (old.blocked()) {
            chips.update(old.offBlockedList());
        }
    }

    /**
     * Ends a reissue whose time is over: the record is put back while the holder may have the old card; otherwise the
     * copy is erased, and has to be made anew. One that may be on a card is left until that is known.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void expire(RecordId record) {
        IssuanceRecord issuance = records.lock(record);
        ReissueEntry entry = entries.find(record);
        if (entry == null || !(issuance.state() instanceof Unissued)) {
            return;
        }
        Chip old = subjects.requireChip(issuance.purpose(), entry.oldChip());
        if (old.isInUse() && !old.blocked() && !entry.endReleased()) {
            putBack(null, issuance, old);
        } else {
            entries.erase(entry);
        }
    }

    /** The card that is being made again for a record, or 404. */
    @Transactional(readOnly = true)
    public Reissue find(UUID record) {
        IssuanceRecord issuance = records.get(new RecordId(record));
        ReissueEntry entry = entries.find(issuance.id());
        if (entry == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "No card is being made again for this record.");
        }
        return told(entry, issuance);
    }

    private Reissue told(ReissueEntry entry, IssuanceRecord issuance) {
        Chip old = chips.find(issuance.purpose(), entry.oldChip());
        boolean oldFirst = entry.waitsForOldCard() && old != null && old.isInUse();
        return new Reissue(
                entry.record().value(),
                entry.reason(),
                entry.withCard(),
                entry.oldChip().value(),
                issuance.state().issuanceCount(),
                entry.expiresAt(),
                oldFirst
                        ? "Put the old card into a reader and choose %s."
                                .formatted(oldCards.operationOn(old) == Operation.LOCK ? "Lock" : "Retire")
                        : "Put a blank into a reader, choose the request, and choose Issue.");
    }

    private void append(AuditKind kind, Caller caller, IssuanceRecord issuance, Chip chip) {
        audit.append(AuditEntry.of(kind)
                .by(caller)
                .record(issuance.id().value())
                .chip(chip.identity().value()));
    }

    private static ProblemException conflict(String words) {
        return new ProblemException(ProblemType.CONFLICT, words);
    }
}
