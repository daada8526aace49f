package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.loadfiles.store.LoadFiles;
import dev.cardmint.center.operators.Approval;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.ApprovalAction.Kind;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.versions.ProfileVersion.Activation;
import dev.cardmint.center.profiles.versions.ProfileVersion.DryRunResult;
import dev.cardmint.center.profiles.versions.ProfileVersion.Retirement;
import dev.cardmint.center.profiles.versions.ProfileVersion.State;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Proof;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Security officers bring card types in, take them into use with a second person, and out of it. */
@Service
public class CardTypes {

    private final ProfileVersions versions;
    private final LoadFiles files;
    private final Approvals approvals;
    private final AuditLog audit;
    private final Clock clock;

    CardTypes(ProfileVersions versions, LoadFiles files, Approvals approvals, AuditLog audit, Clock clock) {
        this.versions = versions;
        this.files = files;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a document as a draft. The same document once more changes nothing. */
    @Transactional
    public ProfileVersion upload(Caller caller, byte[] document) {
        String officer = requireOfficer(caller);
        versions.beginChange();
        CardTypeProfile profile = readable(document);
        ProfileVersion known = versions.find(profile.profile(), profile.version());
        if (known == null) {
            ProfileVersion draft = ProfileVersion.draft(profile, officer, clock.instant());
            versions.add(draft, Bytes.copyOf(document));
            append(AuditKind.PROFILE_UPLOADED, draft, caller);
            return draft;
        }
        if (!known.digest().equals(profile.digest())) {
            throw conflict("Version %d of %s is there already, and is another document. Give this one another version."
                    .formatted(profile.version(), profile.profile()));
        }
        return known;
    }

    private CardTypeProfile readable(byte[] document) {
        try {
            CardTypeProfile profile = ProfileDocument.parse(document, active());
            NamedLoadFiles.require(document, files);
            NamedLoadFiles.requireFitting(profile, document, files);
            return profile;
        } catch (MalformedProfileException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_PROFILE,
                    String.valueOf(e.getMessage()),
                    List.of(new FieldProblem(e.path(), "line %d: %s".formatted(e.line(), e.reason()))));
        }
    }

    private List<CardTypeProfile> active() {
        return StoredProfile.readable(versions.active());
    }

    /**
     * A version as it stands.
     *
     * @param complaint where and why this release cannot read its document, or {@code null} if it can
     */
    public record Listed(ProfileVersion version, @Nullable String complaint) {}

    /** Every version of every card type. */
    public List<Listed> all(Caller caller) {
        caller.requireRole(Role.SECURITY_OFFICER, Role.SUPERVISOR);
        return versions.all().stream().map(this::listed).toList();
    }

    private Listed listed(ProfileVersion version) {
        Bytes document = Objects.requireNonNull(versions.document(version.profile(), version.version()));
        return new Listed(version, new StoredProfile(version.profile(), version.version(), document).complaint());
    }

    /** A version's document as it was uploaded. */
    public Bytes document(Caller caller, String profile, int version) {
        caller.requireRole(Role.SECURITY_OFFICER, Role.SUPERVISOR);
        Bytes document = versions.document(profile, version);
        if (document == null) {
            throw unknown();
        }
        return document;
    }

    /**
     * Takes a draft into use, in place of the version that was. What it says is checked once more, since other card
     * types may have come into use meanwhile.
     *
     * @param approval a second person's, neither the caller's own nor of who uploaded the document
     * @param acceptUnproved whether both accept that cards of this type cannot prove what they carry
     */
    @Transactional
    public ProfileVersion activate(Caller caller, Wanted wanted, UUID approval, boolean acceptUnproved) {
        String officer = requireOfficer(caller);
        versions.beginChange();
        ProfileVersion draft = find(wanted);
        if (draft.state() != State.DRAFT) {
            throw conflict(
                    draft.state() == State.ACTIVE
                            ? "This version is in use already."
                            : "This version was retired. Upload the document as a new version.");
        }
        CardTypeProfile profile =
                readable(document(caller, wanted.profile(), wanted.version()).toByteArray());
        requireAccepted(profile, acceptUnproved);
        Approval used = approvals.use(approval, action(draft, acceptUnproved), caller);
        if (used.decidedBy() == null || used.decidedBy().equals(draft.uploadedBy())) {
            throw new ProblemException(
                    ProblemType.NOT_ALLOWED,
                    "Nobody approves their own work: the second person must be another than who uploaded the document.");
        }
        retireActive(caller, draft, officer);
        ProfileVersion active =
                draft.activated(new Activation(officer, used.decidedBy(), clock.instant(), acceptUnproved));
        versions.update(active);
        append(AuditKind.PROFILE_ACTIVATED, active, caller);
        return active;
    }

    private static void requireAccepted(CardTypeProfile profile, boolean acceptUnproved) {
        if (profile.technology().proof() == Proof.COMPARED && !acceptUnproved) {
            throw conflict("Cards of this type cannot prove what they carry. Both people must accept that:"
                    + " ask for ACTIVATE_UNPROVED_PROFILE, and activate with acceptUnproved.");
        }
    }

    /** What two people agree on when they take a version into use. */
    static ApprovalAction action(ProfileVersion version, boolean acceptUnproved) {
        return ApprovalAction.about(
                acceptUnproved ? Kind.ACTIVATE_UNPROVED_PROFILE : Kind.ACTIVATE_PROFILE, version.subject());
    }

    private void retireActive(Caller caller, ProfileVersion successor, String officer) {
        ProfileVersion before = versions.active(successor.profile());
        if (before != null) {
            retire(caller, before, officer);
        }
    }

    /** Takes a version out of use, or drops a draft. Records made under it are still issued by it. */
    @Transactional
    public ProfileVersion retire(Caller caller, Wanted wanted) {
        String officer = requireOfficer(caller);
        versions.beginChange();
        ProfileVersion found = find(wanted);
        return found.state() == State.RETIRED ? found : retire(caller, found, officer);
    }

    private ProfileVersion retire(Caller caller, ProfileVersion version, String officer) {
        Instant now = clock.instant();
        ProfileVersion retired = version.retired(new Retirement(officer, now));
        versions.update(retired);
        append(AuditKind.PROFILE_RETIRED, retired, caller);
        return retired;
    }

    /** Keeps how a dry run ended, for those who are to take the version into use. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepDryRun(Wanted wanted, DryRunResult result) {
        versions.keepDryRun(wanted.profile(), wanted.version(), result);
    }

    /** A version by name and number. */
    public record Wanted(String profile, int version) {}

    private ProfileVersion find(Wanted wanted) {
        ProfileVersion found = versions.find(wanted.profile(), wanted.version());
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    private static String requireOfficer(Caller caller) {
        caller.requireTerminal(TerminalKind.OFFICE);
        return caller.requireRole(Role.SECURITY_OFFICER).username();
    }

    private void append(AuditKind kind, ProfileVersion version, Caller caller) {
        audit.append(AuditEntry.of(kind)
                .by(caller)
                .detail("profile", version.profile())
                .detail("version", version.version())
                .detail("digest", version.digest().toHex()));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such version of a card type.");
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
