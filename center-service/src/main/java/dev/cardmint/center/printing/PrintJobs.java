package dev.cardmint.center.printing;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.choices.CardChoices;
import dev.cardmint.center.choices.ChosenCard;
import dev.cardmint.center.choices.ChosenCard.Release;
import dev.cardmint.center.designs.CardPages;
import dev.cardmint.center.designs.Designs.Wanted;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.printing.PrintJob.Card;
import dev.cardmint.center.printing.PrintJob.State;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prints of cards that are proved issued. A card is printed until somebody finds it good; pages that may be at a
 * printer are not given out a second time before somebody has said what came of them.
 */
@Service
public class PrintJobs {

    private final PrintJobStore jobs;
    private final IssuanceRecords records;
    private final Chips chips;
    private final CardChoices choices;
    private final CardPages pages;
    private final PrintingSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    PrintJobs(
            PrintJobStore jobs,
            IssuanceRecords records,
            Chips chips,
            CardChoices choices,
            CardPages pages,
            PrintingSettings settings,
            AuditLog audit,
            Clock clock) {
        this.jobs = jobs;
        this.records = records;
        this.chips = chips;
        this.choices = choices;
        this.pages = pages;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Wants a card printed that was issued by this branch; a second time it is the same print. */
    @Transactional
    public PrintJob request(Caller caller, RecordId id) {
        Operator clerk = caller.requireOperatorAtBase();
        IssuanceRecord record = records.lock(id);
        if (record.purpose() != purpose(caller)) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH, "Drill cards are printed at drill terminals, and no others there.");
        }
        if (!(record.state() instanceof Issued issued)) {
            throw conflict("A card is printed once it is proved issued.");
        }
        PrintJob before = jobs.ofCard(id, issued.chip());
        if (before != null) {
            return requireOwn(caller, before);
        }
        ChosenCard chosen = choices.find(id);
        Release release = chosen == null ? null : chosen.release();
        Chip chip = chips.find(record.purpose(), issued.chip());
        if (chosen == null || release == null || chip == null || !release.chip().equals(issued.chip())) {
            throw conflict("Nothing was chosen to be printed on this card when it was made.");
        }
        requireInTime(release);
        var card = new Card(id, record.purpose(), issued.chip(), chip.branch(), chosen.choice());
        PrintJob job = requireOwn(caller, PrintJob.of(card, 1, clerk.username(), clock.instant()));
        jobs.add(job);
        append(AuditKind.PRINT_REQUESTED, caller, job);
        return job;
    }

    /**
     * The prints of this branch that nobody has found good yet, but for those that are not printed any more: what a
     * base asks when it was started anew.
     */
    @Transactional(readOnly = true)
    public List<PrintJob> open(Caller caller) {
        caller.requireOperatorAtBase();
        Instant since = clock.instant().minus(settings.within());
        return jobs.open(caller.terminal().branch(), purpose(caller), since);
    }

    @Transactional(readOnly = true)
    public PrintJob get(Caller caller, UUID id) {
        caller.requireOperatorAtBase();
        PrintJob job = jobs.find(id);
        if (job == null) {
            throw unknown();
        }
        return requireOwn(caller, job);
    }

    /** Both sides of the card as PDF, for the base that prints them now. */
    @Transactional
    public Bytes send(Caller caller, UUID id) {
        caller.requireOperatorAtBase();
        PrintJob job = locked(caller, id);
        Card card = job.card();
        PrintJob sent = job.sentTo(caller.terminalId(), clock.instant());
        IssuanceRecord record = records.get(card.record());
        ChosenCard chosen = choices.find(card.record());
        if (!card.chip().equals(record.state().chip()) || chosen == null || chosen.release() == null) {
            throw conflict("This card is not its holder's any more. It is not printed.");
        }
        requireInTime(chosen.release());
        Bytes drawn = pages.of(
                record,
                new Wanted(card.choice().design(), card.choice().version()),
                card.choice().product());
        jobs.update(sent);
        append(AuditKind.PRINT_SENT, caller, sent);
        return drawn;
    }

    /** What the printer said, from the base that the print was sent to; nobody needs to be signed in there by then. */
    @Transactional
    public PrintJob ended(Caller caller, UUID id, boolean printed) {
        caller.requireTerminal(TerminalKind.BASE);
        PrintJob job = jobs.lock(id);
        if (job == null || !caller.terminalId().equals(job.terminal())) {
            throw unknown();
        }
        return end(caller, job, printed ? State.PRINTED : State.FAILED);
    }

    /** What the clerk says of a print whose end nobody knows. */
    @Transactional
    public PrintJob answer(Caller caller, UUID id, boolean cameOut) {
        caller.requireOperatorAtBase();
        return end(caller, locked(caller, id), cameOut ? State.PRINTED : State.PENDING);
    }

    private PrintJob end(Caller caller, PrintJob job, State end) {
        PrintJob ended = job.ended(end, clock.instant());
        if (!ended.equals(job)) {
            jobs.update(ended);
            append(AuditKind.PRINT_ENDED, caller, ended);
        }
        return ended;
    }

    /** The clerk has looked at both sides, and they are good. */
    @Transactional
    public PrintJob accept(Caller caller, UUID id) {
        Operator clerk = caller.requireOperatorAtBase();
        PrintJob accepted = locked(caller, id).accepted(clerk.username(), clock.instant());
        jobs.update(accepted);
        append(AuditKind.PRINT_ACCEPTED, caller, accepted);
        return accepted;
    }

    /** The clerk has looked at them, and they are not; the card is to be printed again. */
    @Transactional
    public PrintJob reject(Caller caller, UUID id, RejectReason reason) {
        Operator clerk = caller.requireOperatorAtBase();
        PrintJob rejected = locked(caller, id).rejected(reason, clock.instant());
        jobs.update(rejected);
        append(AuditKind.PRINT_REJECTED, caller, rejected);
        PrintJob next = rejected.again(clerk.username(), clock.instant());
        jobs.add(next);
        append(AuditKind.PRINT_REQUESTED, caller, next);
        return next;
    }

    private PrintJob locked(Caller caller, UUID id) {
        PrintJob job = jobs.lock(id);
        if (job == null) {
            throw unknown();
        }
        return requireOwn(caller, job);
    }

    private static PrintJob requireOwn(Caller caller, PrintJob job) {
        if (!job.card().branch().equals(caller.terminal().branch())
                || job.card().purpose() != purpose(caller)) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED, "This card was issued elsewhere, and is printed there.");
        }
        return job;
    }

    private void requireInTime(Release release) {
        if (clock.instant().isAfter(release.at().plus(settings.within()))) {
            throw conflict("This card was made too long ago to be printed. If it must be, make it again.");
        }
    }

    private static Purpose purpose(Caller caller) {
        return Purpose.of(caller.terminal().drill());
    }

    private void append(AuditKind kind, Caller caller, PrintJob job) {
        AuditEntry entry = CardChoices.described(
                        AuditEntry.of(kind).by(caller), job.card().choice())
                .record(job.card().record().value())
                .chip(job.card().chip().value())
                .detail("job", job.id())
                .detail("attempt", job.attempt())
                .detail("state", job.state());
        audit.append(job.reason() == null ? entry : entry.detail("reason", job.reason()));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "No such print at this base.");
    }

    private static ProblemException conflict(String words) {
        return new ProblemException(ProblemType.CONFLICT, words);
    }
}
