package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.Select;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.scp03.InitializeUpdate;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.center.sessions.persistence.OfferRow.Terms;
import dev.cardmint.center.sessions.persistence.OfferRows;
import dev.cardmint.center.sessions.persistence.RecognitionRow;
import dev.cardmint.center.sessions.persistence.RecognitionRow.ProfileKey;
import dev.cardmint.center.web.IdempotencyKeys;
import dev.cardmint.center.web.IdempotencyScope;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.OfferRequest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers: the center's word that every check but the chip's own has passed. INITIALIZE UPDATE is sent only under one,
 * because some chips count every authentication that is not finished.
 */
@Service
public class Offers {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** After this many authentications in a row that were not finished, a person decides about the next. */
    static final int UNFINISHED_LIMIT = 2;

    private final Recognitions recognitions;
    private final CardTypeProfiles profiles;
    private final IssuanceRecords records;
    private final Chips chips;
    private final KeyVault vault;
    private final Approvals approvals;
    private final OfferRows rows;
    private final IdempotencyKeys idempotency;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Offers(
            Recognitions recognitions,
            CardTypeProfiles profiles,
            IssuanceRecords records,
            Chips chips,
            KeyVault vault,
            Approvals approvals,
            OfferRows rows,
            IdempotencyKeys idempotency,
            AuditLog audit,
            Clock clock) {
        this.recognitions = recognitions;
        this.profiles = profiles;
        this.records = records;
        this.chips = chips;
        this.vault = vault;
        this.approvals = approvals;
        this.rows = rows;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /** Checks everything that can be checked before the chip is asked, and offers. */
    @Transactional
    public Offer make(Caller caller, IdempotencyScope scope, OfferRequest request) {
        UUID repeated = idempotency.claim(scope);
        if (repeated != null) {
            return toOffer(lock(caller, repeated));
        }
        OfferRow offer = makeAnew(caller, request);
        idempotency.remember(scope, offer.id());
        return toOffer(offer);
    }

    private OfferRow makeAnew(Caller caller, OfferRequest request) {
        RecognitionRow recognition = recognitions.current(caller, request.recognition());
        CardTypeProfile profile = recognizedProfile(recognition);
        Purpose purpose = Purposes.of(caller.terminal());
        Chip claimed = recognition.claim() == null ? null : chips.findByClaim(purpose, recognition.claim());
        rows.withdrawOpen(recognition.id());
        IssuanceRecord subject = request.operation() == Operation.ISSUE
                ? recordToIssue(caller, request, profile, claimed)
                : recordInDoubt(purpose, claimed);
        requireKeys(profile, purpose);
        requireTriesLeft(caller, request, purpose, recognition.claim(), claimed);
        OfferRow offer = offer(caller, request.operation(), recognition, subject, claimed);
        audit.append(AuditEntry.of(AuditKind.OFFER_MADE)
                .by(caller)
                .record(subject.id().value())
                .chip(claimed == null ? null : claimed.identity().value())
                .detail("offer", offer.id())
                .detail("operation", request.operation()));
        return offer;
    }

    private OfferRow offer(
            Caller caller,
            Operation operation,
            RecognitionRow recognition,
            IssuanceRecord subject,
            @Nullable Chip claimed) {
        Instant now = clock.instant();
        byte[] challenge = new byte[8]; // S8
        random.nextBytes(challenge);
        var terms = new Terms(
                caller.terminalId(),
                caller.requireOperator().username(),
                subject.purpose(),
                operation,
                subject.id().value(),
                operation == Operation.INSPECT && claimed != null
                        ? claimed.identity().value()
                        : null,
                Bytes.copyOf(challenge));
        return rows.save(new OfferRow(UUID.randomUUID(), recognition, terms, now, now.plus(LIFETIME)));
    }

    private CardTypeProfile recognizedProfile(RecognitionRow recognition) {
        ProfileKey key = recognition.profile();
        if (key == null) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CARD, "This card is of no known type. Take it out and use another card.");
        }
        return profiles.get(key.name(), key.version());
    }

    private IssuanceRecord recordToIssue(
            Caller caller, OfferRequest request, CardTypeProfile profile, @Nullable Chip claimed) {
        if (request.record() == null) {
            throw new ProblemException(ProblemType.INVALID_FIELD, "Say which request is to be issued: record.");
        }
        if (claimed != null && !claimed.isBlank()) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "This is %s. Take it out and use a blank card."
                            .formatted(claimed.state().inWords()));
        }
        IssuanceRecord subject = records.lock(new RecordId(request.record()));
        requireSamePurpose(subject, Purposes.of(caller.terminal()));
        if (!subject.profile().equals(profile.profile())) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "The request asks for another type of card than the %s in the reader.".formatted(profile.name()));
        }
        if (!(subject.state() instanceof IssuanceState.Unissued)
                || rows.isOfferedElsewhere(request.record(), caller.terminalId(), clock.instant())) {
            throw RecordNotUnissuedException.of(subject.state());
        }
        return subject;
    }

    private IssuanceRecord recordInDoubt(Purpose purpose, @Nullable Chip claimed) {
        if (claimed == null || claimed.record() == null || !claimed.isBeingWritten()) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "There is nothing to check about this card: no writing was left open.");
        }
        IssuanceRecord subject = records.lock(new RecordId(claimed.record()));
        requireSamePurpose(subject, purpose);
        return subject;
    }

    private static void requireSamePurpose(IssuanceRecord subject, Purpose purpose) {
        if (subject.purpose() != purpose) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH,
                    "Drill requests are issued at drill terminals only, and no others there.");
        }
    }

    private void requireKeys(CardTypeProfile profile, Purpose purpose) {
        if (!vault.has(new KeySetName(profile.transportKeys().set()), purpose)
                || !vault.has(new KeySetName(profile.issuerKeys().set()), purpose)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The keys for this card type are not in the key vault. Tell a security officer.");
        }
    }

    private void requireTriesLeft(
            Caller caller, OfferRequest request, Purpose purpose, @Nullable String claim, @Nullable Chip claimed) {
        if (claim == null || unfinishedInARow(purpose, claim) < UNFINISHED_LIMIT) {
            return;
        }
        if (request.approval() == null) {
            throw new ProblemException(
                    ProblemType.APPROVAL_NEEDED,
                    "The last %d tries on this card were not finished, and more may block it. A supervisor must allow it."
                            .formatted(UNFINISHED_LIMIT));
        }
        approvals.use(request.approval(), allowAuthentication(request, claimed), caller);
    }

    /**
     * A blank has no proved identity yet, so the approval is for the request; of a chip in doubt it is for the chip.
     */
    private static ApprovalAction allowAuthentication(OfferRequest request, @Nullable Chip claimed) {
        return new ApprovalAction(
                ApprovalAction.Kind.ALLOW_AUTHENTICATION,
                request.operation() == Operation.INSPECT && claimed != null
                        ? claimed.identity().value()
                        : null,
                request.record());
    }

    private int unfinishedInARow(Purpose purpose, String claim) {
        int unfinished = 0;
        for (OfferState state : rows.findLatestStates(purpose, claim, UNFINISHED_LIMIT)) {
            if (state == OfferState.AUTHENTICATED) {
                return unfinished;
            }
            unfinished++;
        }
        return unfinished;
    }

    /** What the base gets; made again from the row when a request is repeated. */
    private Offer toOffer(OfferRow row) {
        Terms terms = row.terms();
        CardTypeProfile profile = profileOf(row);
        var initializeUpdate = new InitializeUpdate(keyVersion(terms.operation(), profile), terms.hostChallenge());
        var opening = new Script(
                List.of(
                        ScriptCommand.of(
                                new Select(profile.securityDomain()).toCommand().encode()),
                        ScriptCommand.of(initializeUpdate.toCommand().encode())),
                List.of(StatusWord.SUCCESS),
                (int) profile.timeLimits().standard().toMillis());
        return new Offer(row.id(), terms.operation(), opening, row.expiresAt(), roundTrips(terms.operation(), profile));
    }

    /** A blank must have its transport keys; of a chip in doubt the answer tells which keys it has. */
    private static KeyVersionNumber keyVersion(Operation operation, CardTypeProfile profile) {
        return switch (operation) {
            case ISSUE -> profile.transportKeys().keyVersion();
            case INSPECT -> KeyVersionNumber.DEFAULT;
        };
    }

    private static int roundTrips(Operation operation, CardTypeProfile profile) {
        return switch (operation) {
            case ISSUE -> profile.predictedRoundTrips();
            case INSPECT -> profile.predictedRoundTrips() + 1;
        };
    }

    CardTypeProfile profileOf(OfferRow row) {
        IssuanceRecord subject = records.get(new RecordId(row.terms().record()));
        return profiles.get(subject.profile(), subject.profileVersion());
    }

    /** Gives an offer back: INITIALIZE UPDATE was not sent. */
    @Transactional
    public void withdraw(Caller caller, UUID id) {
        OfferRow offer = lock(caller, id);
        if (offer.state() == OfferState.OPEN) {
            offer.become(OfferState.WITHDRAWN);
            audit.append(AuditEntry.of(AuditKind.OFFER_WITHDRAWN)
                    .by(caller)
                    .record(offer.terms().record())
                    .detail("offer", id));
        }
    }

    OfferRow get(UUID id) {
        return rows.findById(id).orElseThrow(Offers::unknown);
    }

    /** Locks an offer of this terminal and operator for the rest of the transaction. */
    OfferRow lock(Caller caller, UUID id) {
        OfferRow offer = rows.findWithLockById(id);
        if (offer == null
                || !offer.terms().terminal().equals(caller.terminalId())
                || !offer.terms().operator().equals(caller.requireOperator().username())) {
            throw unknown();
        }
        return offer;
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "No such offer. Take the card out and insert it again.");
    }
}
