package dev.cardmint.center.designs;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.designs.DesignVersion.Activation;
import dev.cardmint.center.designs.DesignVersion.State;
import dev.cardmint.center.designs.DesignVersion.Withdrawal;
import dev.cardmint.center.operators.Approval;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.ApprovalAction.Kind;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Security officers bring designs in, take them into use with a second person, and out of it; people choose of them.
 */
@Service
public class Designs {

    private final DesignVersions versions;
    private final CardTypeProfiles cardTypes;
    private final Approvals approvals;
    private final AuditLog audit;
    private final Clock clock;

    Designs(DesignVersions versions, CardTypeProfiles cardTypes, Approvals approvals, AuditLog audit, Clock clock) {
        this.versions = versions;
        this.cardTypes = cardTypes;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** A version by name and number. */
    public record Wanted(String design, int version) {}

    /** Takes a design as a draft, once its sample could be drawn. The same design once more changes nothing. */
    @Transactional
    public DesignVersion upload(Caller caller, CardDesign design) {
        String officer = requireOfficer(caller);
        check(design);
        versions.beginChange();
        DesignVersion known = versions.find(design.design(), design.version());
        if (known == null) {
            DesignVersion draft = DesignVersion.draft(design, officer, clock.instant());
            versions.add(draft, design);
            append(AuditKind.DESIGN_UPLOADED, draft, caller);
            return draft;
        }
        if (!known.digest().equals(design.digest())) {
            throw conflict("Version %d of %s is there already, and is another design. Give this one another version."
                    .formatted(design.version(), design.design()));
        }
        return known;
    }

    private void check(CardDesign design) {
        new DesignChecks(design, cardType(design.cardType())).check();
    }

    private CardTypeProfile cardType(String name) {
        try {
            return cardTypes.current(name);
        } catch (UnknownProfileException e) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_PROFILE, "A design is for a card type in use, and there is none of this name.");
        }
    }

    /** Every version of every design, for whoever chooses. */
    public List<DesignVersion> all(Caller caller) {
        caller.requireOperator();
        return versions.all();
    }

    /** The designs that may be chosen for cards of a type, by name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<DesignVersion> inUse(String cardType) {
        return versions.activeFor(cardType);
    }

    /** A version with its templates. */
    public CardDesign content(Caller caller, Wanted wanted) {
        caller.requireRole(Role.SECURITY_OFFICER, Role.SUPERVISOR);
        return content(wanted);
    }

    CardDesign content(Wanted wanted) {
        CardDesign design = versions.content(wanted.design(), wanted.version());
        if (design == null) {
            throw unknown();
        }
        return design;
    }

    /**
     * Takes a draft into use, in place of the version that was. It is checked once more, since its card type may have
     * another version meanwhile.
     *
     * @param approval a second person's, neither the caller's own nor of who uploaded the design
     */
    @Transactional
    public DesignVersion activate(Caller caller, Wanted wanted, UUID approval) {
        String officer = requireOfficer(caller);
        versions.beginChange();
        DesignVersion draft = find(wanted);
        if (draft.state() != State.DRAFT) {
            throw conflict(
                    draft.state() == State.ACTIVE
                            ? "This version is in use already."
                            : "This version was withdrawn. Upload the design as a new version.");
        }
        check(content(wanted));
        Approval used = approvals.use(approval, ApprovalAction.about(Kind.ACTIVATE_DESIGN, draft.subject()), caller);
        if (used.decidedBy() == null || used.decidedBy().equals(draft.uploadedBy())) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED,
                    "Nobody approves their own work: the second person must be another than who uploaded the design.");
        }
        DesignVersion before = versions.active(draft.design());
        if (before != null) {
            withdraw(caller, before, officer);
        }
        DesignVersion active = draft.activated(new Activation(officer, used.decidedBy(), clock.instant()));
        versions.update(active);
        append(AuditKind.DESIGN_ACTIVATED, active, caller);
        return active;
    }

    /** Takes a version out of use, or drops a draft. */
    @Transactional
    public DesignVersion withdraw(Caller caller, Wanted wanted) {
        String officer = requireOfficer(caller);
        versions.beginChange();
        DesignVersion found = find(wanted);
        return found.state() == State.WITHDRAWN ? found : withdraw(caller, found, officer);
    }

    private DesignVersion withdraw(Caller caller, DesignVersion version, String officer) {
        DesignVersion withdrawn = version.withdrawn(new Withdrawal(officer, clock.instant()));
        versions.update(withdrawn);
        append(AuditKind.DESIGN_WITHDRAWN, withdrawn, caller);
        return withdrawn;
    }

    DesignVersion find(Wanted wanted) {
        DesignVersion found = versions.find(wanted.design(), wanted.version());
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    private static String requireOfficer(Caller caller) {
        caller.requireTerminal(TerminalKind.OFFICE);
        return caller.requireRole(Role.SECURITY_OFFICER).username();
    }

    private void append(AuditKind kind, DesignVersion version, Caller caller) {
        audit.append(AuditEntry.of(kind)
                .by(caller)
                .detail("design", version.design())
                .detail("version", version.version())
                .detail("digest", version.digest().toHex()));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such version of a design.");
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
