package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.choices.CardChoice;
import dev.cardmint.center.choices.CardChoices;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.center.sessions.persistence.OfferRow.Terms;
import dev.cardmint.center.sessions.persistence.OfferRows;
import dev.cardmint.center.sessions.persistence.RecognitionRow;
import dev.cardmint.center.sessions.persistence.RecognitionRow.Found;
import dev.cardmint.center.web.IdempotencyKeys;
import dev.cardmint.center.web.IdempotencyScope;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.OfferRequest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Proof;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** One that brings a script, and one that brings the outcome. */
    private static final int FEWEST_ROUND_TRIPS = 2;

    private static final int ACCESS_KEY_CHALLENGE = 8;
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Recognitions recognitions;
    private final CardTypeProfiles profiles;
    private final IssuanceRecords records;
    private final Chips chips;
    private final OfferChecks checks;
    private final CardChoices choices;
    private final LegacyLimit legacy;
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
            OfferChecks checks,
            CardChoices choices,
            LegacyLimit legacy,
            OfferRows rows,
            IdempotencyKeys idempotency,
            AuditLog audit,
            Clock clock) {
        this.recognitions = recognitions;
        this.profiles = profiles;
        this.records = records;
        this.chips = chips;
        this.checks = checks;
        this.choices = choices;
        this.legacy = legacy;
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
        Found found = found(recognition);
        CardTypeProfile profile =
                profiles.get(found.profile().name(), found.profile().version());
        Purpose purpose = Purpose.of(caller.terminal().drill());
        Chip claimed = recognition.claim() == null ? null : chips.findByClaim(purpose, recognition.claim());
        if (claimed == null && request.operation().isOfOldCard()) {
            claimed = checks.oldCard(purpose, request.record());
        }
        rows.withdrawOpen(recognition.id());
        IssuanceRecord subject =
                switch (request.operation()) {
                    case ISSUE, REISSUE -> checks.recordToIssue(caller, request, profile, claimed);
                    case RETIRE, LOCK, UNLOCK -> checks.recordOfOldCard(caller, request.operation(), profile, claimed);
                    case INSPECT -> checks.recordInDoubt(claimed);
                };
        CardTypeProfile written = profiles.get(subject.profile(), subject.profileVersion());
        if (request.operation().writesBlank()) {
            requireInUse(profile);
            legacy.require(written, subject);
        }
        CardChoice choice = request.operation().writesBlank() ? choices.settle(caller, subject) : null;
        checks.requireKeys(written, found.transportKeys(), recognition.claim(), purpose);
        String countedAs = CountedTries.of(written, recognition);
        checks.requireTriesLeft(caller, request, countedAs, claimed);
        OfferRow offer = offer(
                caller,
                recognition,
                new Wanted(
                        request.operation(),
                        subject,
                        request.operation().writesBlank() || claimed == null
                                ? null
                                : claimed.identity().value(),
                        written,
                        found.transportKeys(),
                        countedAs));
        audit.append(CardChoices.described(
                AuditEntry.of(AuditKind.OFFER_MADE)
                        .by(caller)
                        .record(subject.id().value())
                        .chip(claimed == null ? null : claimed.identity().value())
                        .detail("offer", offer.id())
                        .detail("operation", request.operation()),
                choice));
        return offer;
    }

    private void requireInUse(CardTypeProfile profile) {
        if (!profiles.isInUse(profile.profile())) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "The card type %s is not in use any more. Take the card out and use another one."
                            .formatted(profile.name()));
        }
    }

    private OfferRow offer(Caller caller, RecognitionRow recognition, Wanted wanted) {
        Instant now = clock.instant();
        var terms = new Terms(
                caller.terminalId(),
                caller.requireOperator().username(),
                wanted.record().purpose(),
                wanted.operation(),
                wanted.record().id().value(),
                wanted.chip(),
                wanted.transportKeys(),
                challenge(wanted.profile()),
                wanted.countedAs());
        return rows.save(new OfferRow(UUID.randomUUID(), recognition, terms, now, now.plus(LIFETIME)));
    }

    /** What is to be offered, checked. */
    private record Wanted(
            Operation operation,
            IssuanceRecord record,
            @Nullable String chip,
            CardTypeProfile profile,
            String transportKeys,
            @Nullable String countedAs) {}

    /** A host challenge as long as the card type wants it. */
    Bytes challenge(CardTypeProfile profile) {
        byte[] challenge = new byte
                [profile.technology() instanceof GlobalPlatformTerms card
                        ? card.secureChannel().mode().size()
                        : ACCESS_KEY_CHALLENGE];
        random.nextBytes(challenge);
        return Bytes.copyOf(challenge);
    }

    private static Found found(RecognitionRow recognition) {
        Found found = recognition.found();
        if (found == null) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_CARD, "This card is of no known type. Take it out and use another card.");
        }
        return found;
    }

    /** What the base gets; made again from the row when a request is repeated. */
    private Offer toOffer(OfferRow row) {
        Terms terms = row.terms();
        CardTypeProfile profile = profileOf(row);
        Duration limit = profile.timeLimits().standard();
        return new Offer(
                row.id(),
                terms.operation(),
                OpeningScript.of(profile, terms).toScript(limit),
                row.expiresAt(),
                roundTrips(profile, terms));
    }

    private static int roundTrips(CardTypeProfile profile, Terms terms) {
        if (!(profile.technology() instanceof GlobalPlatformTerms card)
                || terms.operation().isOfOldCard()) {
            return FEWEST_ROUND_TRIPS;
        }
        TransportKeys blank = card.transportKeysOrUsual(terms.transportKeys());
        return card.predictedRoundTrips(blank) + (reads(terms, card) ? 1 : 0);
    }

    /** Whether a script comes first that asks a chip in doubt how far it got. */
    private static boolean reads(Terms terms, GlobalPlatformTerms card) {
        return terms.operation() == Operation.INSPECT && card.proof() == Proof.PROVED;
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
