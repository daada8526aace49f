package dev.cardmint.center.disposal;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.disposal.Disposal.Certified;
import dev.cardmint.center.disposal.Disposal.Means;
import dev.cardmint.center.disposal.Disposal.Place;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Approval;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.DisposalMethod;
import dev.cardmint.model.disposal.DisposalPermit;
import dev.cardmint.model.disposal.DisposalReport;
import dev.cardmint.model.disposal.DisposalStop;
import dev.cardmint.model.disposal.PermitRequest;
import dev.cardmint.model.disposal.WaitingCard;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets cards be destroyed whose life is over, and certifies it. A base asks before its unit begins, and reports what it
 * did; until then, and whatever goes wrong in between, the card waits.
 */
@Service
public class Disposals {

    private final DisposalStore store;
    private final Chips chips;
    private final Approvals approvals;
    private final AuditLog audit;
    private final Clock clock;

    Disposals(DisposalStore store, Chips chips, Approvals approvals, AuditLog audit, Clock clock) {
        this.store = store;
        this.chips = chips;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The cards of the caller's branch that are to be destroyed. */
    @Transactional(readOnly = true)
    public List<WaitingCard> waiting(Caller caller) {
        String branch = caller.requireOperator().branch();
        return store.waiting(purpose(caller), branch).stream()
                .map(WaitingCards::toCard)
                .toList();
    }

    /** Permits a unit to destroy a card, after every check; asked again, it says the same. */
    @Transactional
    public DisposalPermit permit(Caller caller, PermitRequest wanted) {
        Operator operator = caller.requireOperatorAtBase();
        if (wanted.method() == DisposalMethod.SIMULATED && !caller.terminal().drill()) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH, "A simulated unit destroys nothing: it is for drill cards only.");
        }
        Chip chip = locked(caller, wanted.chip());
        var means = new Means(wanted.method(), wanted.unit(), wanted.level());
        requireDisposable(caller, chip);
        if (!wanted.serial().equals(chip.identity().value())) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "The serial is that of another card. Nothing was destroyed: take the card that belongs to it.");
        }
        Disposal known = store.find(chip.purpose(), chip.identity());
        var place = new Place(chip.branch(), caller.terminalId(), operator.username());
        if (known != null && known.means().equals(means) && known.place().equals(place)) {
            return known.toPermit();
        }
        Disposal permitted = Disposal.permitted(chip, wanted.serial(), means, place, now());
        store.permit(permitted);
        audit.append(entry(AuditKind.DISPOSAL_PERMITTED, caller, permitted));
        return permitted.toPermit();
    }

    private void requireDisposable(Caller caller, Chip chip) {
        caller.requireBranch(chip.branch());
        Disposal known = store.find(chip.purpose(), chip.identity());
        if (known != null && known.certified() != null) {
            throw conflict("This card is certified as destroyed already. Tell your supervisor that there is another.");
        }
        if (!WaitingCards.isDisposable(chip.state())) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "This is %s. Nothing was destroyed: only a card whose life was ended, a spoiled one, or one that two people declared destroyed is."
                            .formatted(chip.state().inWords()));
        }
        if (store.isReplacing(chip.purpose(), chip.identity())) {
            throw conflict("The holder's new card is not issued yet. Nothing was destroyed: issue the new card first.");
        }
    }

    /** The unit did not destroy the card after all. */
    @Transactional
    public void stop(Caller caller, UUID permit, DisposalStop why) {
        caller.requireOperatorAtBase();
        Disposal known = store.find(permit);
        if (known == null || known.certified() != null) {
            return; // told before, or overtaken by another permit
        }
        requireOwn(caller, known);
        chips.lock(known.purpose(), known.chip());
        Disposal disposal = store.find(permit);
        if (disposal == null || disposal.certified() != null) {
            return; // somebody was faster
        }
        store.withdraw(permit);
        audit.append(entry(AuditKind.DISPOSAL_STOPPED, caller, disposal).detail("why", why));
    }

    /** Takes a report of what is permitted, certifies it and ends the chip in the books, all or nothing. */
    @Transactional
    public DisposalCertificate certify(Caller caller, DisposalReport report) {
        Operator operator = caller.requireOperatorAtBase();
        Chip chip = locked(caller, report.chip());
        Disposal disposal = store.find(chip.purpose(), chip.identity());
        if (disposal == null || !disposal.id().equals(report.permit())) {
            throw conflict("The center has not permitted this, or has permitted it to another unit meanwhile."
                    + " Scan the card again: if it is destroyed already, two people say so.");
        }
        requireOwn(caller, disposal);
        if (disposal.certified() != null) {
            return disposal.toCertificate();
        }
        Approval agreed = agreed(caller, disposal, report.approval());
        Instant now = now();
        Disposal certified = disposal.certified(new Certified(
                operator.username(),
                between(disposal.permittedAt(), report.destroyedAt().truncatedTo(ChronoUnit.MICROS), now),
                now,
                agreed == null ? null : agreed.decidedBy(),
                agreed == null ? null : agreed.id()));
        if (chip.state() != ChipState.DESTROYED) {
            chips.update(chip.destroyed());
        }
        store.certify(certified);
        audit.append(certificateEntry(caller, certified));
        return certified.toCertificate();
    }

    /** The base's clock says when, as far as that can be: not before the permit, and not after the report. */
    private static Instant between(Instant earliest, Instant said, Instant latest) {
        Instant notTooEarly = said.isBefore(earliest) ? earliest : said;
        return notTooEarly.isAfter(latest) ? latest : notTooEarly;
    }

    /** What hands destroyed, a second pair of eyes has seen. */
    private @Nullable Approval agreed(Caller caller, Disposal disposal, @Nullable UUID approval) {
        if (disposal.means().method() != DisposalMethod.MANUAL) {
            return null;
        }
        if (approval == null) {
            throw new ProblemException(
                    ProblemType.APPROVAL_NEEDED,
                    "The card was destroyed by hand: a second person looks at the pieces and confirms it.");
        }
        return approvals.use(
                approval,
                new ApprovalAction(
                        ApprovalAction.Kind.DISPOSE_CARD,
                        disposal.chip().value(),
                        null,
                        disposal.means().subject()),
                caller);
    }

    /** A certificate, for people of its branch and for those who look at all of them. */
    @Transactional(readOnly = true)
    public DisposalCertificate certificate(Caller caller, UUID id) {
        Operator operator = caller.requireOperator();
        Disposal disposal = store.find(id);
        if (disposal == null || disposal.certified() == null || disposal.purpose() != purpose(caller)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such certificate.");
        }
        if (operator.role() == Role.CLERK) {
            caller.requireBranch(disposal.place().branch());
        }
        return disposal.toCertificate();
    }

    /** A certificate as a page for people, in PDF. */
    @Transactional(readOnly = true)
    public Bytes page(Caller caller, UUID id) {
        return CertificatePage.of(certificate(caller, id));
    }

    private Chip locked(Caller caller, String identity) {
        Chip chip = identity.matches("[0-9A-F]{8,64}") ? chips.lock(purpose(caller), new ChipIdentity(identity)) : null;
        if (chip == null) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "No such chip in the books. Nothing was destroyed: keep the card.");
        }
        return chip;
    }

    private static void requireOwn(Caller caller, Disposal disposal) {
        if (!disposal.place().terminal().equals(caller.terminalId())) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED,
                    "Terminal %s was permitted to destroy this card, and reports it."
                            .formatted(disposal.place().terminal()));
        }
    }

    private static AuditEntry entry(AuditKind kind, Caller caller, Disposal disposal) {
        return AuditEntry.of(kind)
                .by(caller)
                .chip(disposal.chip().value())
                .detail("disposal", disposal.id())
                .detail("method", disposal.means().method())
                .detail("unit", disposal.means().unit())
                .detail("level", disposal.means().level());
    }

    /** Everything that the certificate says. */
    private static AuditEntry certificateEntry(Caller caller, Disposal disposal) {
        DisposalCertificate certificate = disposal.toCertificate();
        AuditEntry entry = entry(AuditKind.CHIP_DISPOSED, caller, disposal)
                .detail("cardType", certificate.cardType())
                .detail("branch", certificate.branch())
                .detail("lifeEnd", certificate.lifeEnd())
                .detail("serial", certificate.serial())
                .detail("permittedAt", certificate.permittedAt())
                .detail("permittedBy", certificate.permittedBy())
                .detail("destroyedAt", certificate.destroyedAt())
                .detail("certifiedAt", certificate.certifiedAt());
        return certificate.witness() == null || certificate.approval() == null
                ? entry
                : entry.detail("witness", certificate.witness()).detail("approval", certificate.approval());
    }

    /** As exact as the database keeps it: a repeated answer is the same to the last digit. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Purpose purpose(Caller caller) {
        return Purpose.of(caller.terminal().drill());
    }

    private static ProblemException conflict(String words) {
        return new ProblemException(ProblemType.CONFLICT, words);
    }
}
