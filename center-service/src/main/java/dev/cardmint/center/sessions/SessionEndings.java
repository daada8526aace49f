package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.CardIssued;
import dev.cardmint.center.issuance.CardIssued.Replaced;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.issuance.ReissueEntry;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.Verdict.Closed;
import dev.cardmint.center.sessions.Verdict.Freed;
import dev.cardmint.center.sessions.Verdict.InDoubt;
import dev.cardmint.center.sessions.Verdict.Issued;
import dev.cardmint.center.sessions.Verdict.Locked;
import dev.cardmint.center.sessions.Verdict.NotRetired;
import dev.cardmint.center.sessions.Verdict.Refusal;
import dev.cardmint.center.sessions.Verdict.Retired;
import dev.cardmint.center.sessions.Verdict.Unlocked;
import dev.cardmint.center.sessions.Verdict.Unwritten;
import dev.cardmint.center.sessions.persistence.CardSessionRow;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Ending;
import dev.cardmint.center.sessions.persistence.CardSessionRow.Subject;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends a card session: flag, count, chip and log change in the transaction of the evidence. */
@Component
class SessionEndings {

    private final SessionSubjects subjects;
    private final Chips chips;
    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SessionEndings(
            SessionSubjects subjects,
            Chips chips,
            IssuanceRecords records,
            ReissueEntries entries,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subjects = subjects;
        this.chips = chips;
        this.records = records;
        this.entries = entries;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void apply(Caller caller, CardSessionRow session, Verdict verdict) {
        audit.append(end(session, verdict).by(caller));
    }

    /** The center ends a session that nobody reports of. */
    void applyUnasked(CardSessionRow session, Verdict verdict) {
        audit.append(end(session, verdict));
    }

    private AuditEntry end(CardSessionRow session, Verdict verdict) {
        Ending ending;
        AuditKind kind;
        if (verdict instanceof Issued issued) {
            ending = issued(session.subject(), issued);
            kind = AuditKind.CARD_ISSUED;
        } else if (verdict instanceof Closed closed) {
            ending = new Ending(
                    Outcome.Result.ISSUED, closed.proof(), closed.code().name(), null, null);
            kind = AuditKind.SESSION_CLOSED;
        } else if (verdict instanceof Freed freed) {
            ending = freed(session.subject(), freed);
            kind = AuditKind.CHIP_WIPED;
        } else if (verdict instanceof InDoubt inDoubt) {
            ending = inDoubt(session.subject(), inDoubt);
            kind = AuditKind.CARD_IN_DOUBT;
        } else if (verdict instanceof Retired retired) {
            ending = retired(session.subject(), retired);
            kind = AuditKind.CHIP_RETIRED;
        } else if (verdict instanceof Locked) {
            ending = locked(session.subject());
            kind = AuditKind.CHIP_LOCKED;
        } else if (verdict instanceof Unlocked) {
            ending = unlocked(session.subject());
            kind = AuditKind.CHIP_UNLOCKED;
        } else if (verdict instanceof NotRetired notRetired) {
            ending = ending(Outcome.Result.NOT_RETIRED, notRetired.code(), notRetired.refusal());
            kind = AuditKind.SESSION_CLOSED;
        } else if (verdict instanceof Unwritten unwritten) {
            ending = unwritten(session.subject(), unwritten);
            kind = AuditKind.SESSION_CLOSED;
        } else {
            throw new IllegalArgumentException("A session that goes on does not end");
        }
        session.close(ending, clock.instant());
        AuditEntry entry = SessionEntries.of(kind, session)
                .detail("code", ending.code())
                .detail("proof", ending.proof())
                .detail("rMacsVerified", session.rMacs());
        return verdict instanceof Retired retired && retired.before() != null
                ? entry.detail("before", retired.before().inWords())
                : entry;
    }

    private Ending issued(Subject subject, Issued verdict) {
        boolean oldIsLocked = carries(subject, verdict.proof());
        EndingCode code = oldIsLocked ? EndingCode.ISSUED_OLD_LOCKED : verdict.code();
        Outcome.Result result =
                verdict.proof() == Proof.COMPARED ? Outcome.Result.ISSUED_UNPROVED : Outcome.Result.ISSUED;
        return new Ending(result, verdict.proof(), code.name(), null, null);
    }

    /** The chip has the new keys and so received everything before them; its session still has to end. */
    void received(Caller caller, CardSessionRow session) {
        carries(session.subject(), Proof.RECEIVED);
        audit.append(SessionEntries.of(AuditKind.CARD_ISSUED, caller, session).detail("proof", Proof.RECEIVED));
    }

    /** Whether the card before is locked, and is still to be retired. */
    private boolean carries(Subject subject, Proof proof) {
        RecordId id = new RecordId(subject.record());
        IssuanceState issued = records.lock(id).state().proved(proof);
        records.update(id, issued);
        Chip chip = subjects.requireChip(subject).live();
        chips.update(chip);
        Replaced replaced = replaced(subject, entries.find(id));
        events.publishEvent(new CardIssued(id, issued.issuanceCount(), chip.branch(), replaced));
        return replaced != null && replaced.oldChip().isSuspended();
    }

    private @Nullable Replaced replaced(Subject subject, @Nullable ReissueEntry entry) {
        if (entry == null) {
            return null;
        }
        Chip old = subjects.requireChip(subject.purpose(), entry.oldChip()).replaced();
        chips.update(old);
        entries.complete(entry.record());
        return new Replaced(entry.reason(), old);
    }

    private Ending retired(Subject subject, Retired verdict) {
        Chip chip = subjects.requireChip(subject);
        Chip retired = chip.retired(verdict.proof() == Proof.PROVED);
        chips.update(chip.isSuspended() ? retired.replaced() : retired);
        return new Ending(
                Outcome.Result.RETIRED, verdict.proof(), verdict.code().name(), null, null);
    }

    private Ending locked(Subject subject) {
        chips.update(subjects.requireChip(subject).suspended());
        return new Ending(Outcome.Result.LOCKED, Proof.PROVED, EndingCode.LOCKED.name(), null, null);
    }

    /** The reissue is given up with it, unless its time was over before. */
    private Ending unlocked(Subject subject) {
        IssuanceRecord issuance = records.lock(new RecordId(subject.record()));
        Chip chip = subjects.requireChip(subject);
        if (entries.isReplaced(chip) && issuance.state() instanceof Unissued) {
            entries.cancel(null, issuance);
        }
        if (chip.blocked()) {
            chips.update(chip.offBlockedList());
        }
        return new Ending(Outcome.Result.UNLOCKED, Proof.PROVED, EndingCode.UNLOCKED.name(), null, null);
    }

    private Ending freed(Subject subject, Freed verdict) {
        RecordId id = new RecordId(subject.record());
        records.update(id, records.lock(id).state().unanswered().freed());
        chips.update(subjects.requireChip(subject).spoiled());
        return new Ending(Outcome.Result.UNISSUED, Proof.NONE, verdict.code().name(), null, null);
    }

    /** A blank's record goes on waiting; what was in doubt before still is. */
    private static Ending unwritten(Subject subject, Unwritten verdict) {
        return ending(
                subject.operation().writesBlank() ? Outcome.Result.UNISSUED : Outcome.Result.IN_DOUBT,
                verdict.code(),
                verdict.refusal());
    }

    private Ending inDoubt(Subject subject, InDoubt verdict) {
        RecordId id = new RecordId(subject.record());
        records.update(id, records.lock(id).state().unanswered());
        chips.update(subjects.requireChip(subject).inDoubt());
        return ending(Outcome.Result.IN_DOUBT, verdict.code(), verdict.refusal());
    }

    private static Ending ending(Outcome.Result result, EndingCode code, @Nullable Refusal refusal) {
        return new Ending(
                result,
                Proof.NONE,
                code.name(),
                refusal == null ? null : refusal.statusWord().toString(),
                refusal == null ? null : refusal.command());
    }

    /** What the base is told, made from the session's row. */
    Outcome outcome(CardSessionRow session) {
        Ending ending = Objects.requireNonNull(session.ending());
        String words = EndingCode.valueOf(ending.code()).words();
        String refused = ending.command() == null ? "" : " (%s: %s)".formatted(ending.command(), ending.statusWord());
        return new Outcome(
                ending.result(),
                ending.proof(),
                session.rMacs(),
                ending.code(),
                words + refused,
                count(session, ending));
    }

    private @Nullable Integer count(CardSessionRow session, Ending ending) {
        boolean issued = ending.result() == Outcome.Result.ISSUED || ending.result() == Outcome.Result.ISSUED_UNPROVED;
        RecordId record = new RecordId(session.subject().record());
        return issued ? records.get(record).state().issuanceCount() : null;
    }
}
