package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.sessions.persistence.OfferRows;
import dev.cardmint.center.sessions.persistence.RecognitionRow;
import dev.cardmint.center.sessions.persistence.RecognitionRow.Found;
import dev.cardmint.center.sessions.persistence.RecognitionRow.Place;
import dev.cardmint.center.sessions.persistence.RecognitionRow.ProfileKey;
import dev.cardmint.center.sessions.persistence.RecognitionRows;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.CardType;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRequest;
import dev.cardmint.model.relay.RecognitionRequest.Chosen;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what a card seems to be from what it answers in the clear. A recognition finds a profile and perhaps a known
 * chip; it proves nothing, and nothing is decided by it that the chip does not prove later.
 */
@Service
public class Recognitions {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final CardTypeProfiles profiles;
    private final Chips chips;
    private final OldCards oldCards;
    private final RecognitionRows rows;
    private final OfferRows offers;
    private final AuditLog audit;
    private final Clock clock;

    Recognitions(
            CardTypeProfiles profiles,
            Chips chips,
            OldCards oldCards,
            RecognitionRows rows,
            OfferRows offers,
            AuditLog audit,
            Clock clock) {
        this.profiles = profiles;
        this.chips = chips;
        this.oldCards = oldCards;
        this.rows = rows;
        this.offers = offers;
        this.audit = audit;
        this.clock = clock;
    }

    /** The readout commands common to all cards, and the table from what they yield to a card type. */
    public RecognitionReadouts readouts() {
        return profiles.recognition();
    }

    @Transactional
    public Recognition recognize(Caller caller, RecognitionRequest request) {
        List<RecognitionEntry> fitting = profiles.recognition().fitting(request.atr(), request.answers());
        CardTypeProfile profile = fitting.size() == 1 ? profileOf(fitting.get(0), request.chosen()) : null;
        String claim = profile == null ? null : profile.recognition().claimOf(request.answers());
        Chip chip = claim == null
                ? null
                : chips.findByClaim(Purpose.of(caller.terminal().drill()), claim);
        var row = new RecognitionRow(
                UUID.randomUUID(),
                new Place(caller.terminalId(), caller.requireOperator().username(), request.reader()),
                profile == null ? null : found(profile, request),
                claim,
                clock.instant().plus(LIFETIME));
        rows.save(row);
        audit.append(AuditEntry.of(AuditKind.RECOGNITION_MADE)
                .by(caller)
                .chip(chip == null ? null : chip.identity().value())
                .detail("profile", profile == null ? (fitting.isEmpty() ? "none" : "several") : profile.profile()));
        if (chip != null && chip.blocked()) {
            audit.append(AuditEntry.of(AuditKind.CHIP_REAPPEARED)
                    .by(caller)
                    .chip(chip.identity().value()));
        }
        return profile == null ? refused(row.id(), request, fitting) : recognized(row.id(), profile, chip);
    }

    /** The base's choice is checked by the center's own table: a base may lie, and card types come and go. */
    private CardTypeProfile profileOf(RecognitionEntry entry, @Nullable Chosen chosen) {
        if (chosen != null && !chosen.equals(Chosen.of(entry))) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The card types have changed meanwhile. Take the card out and insert it again.");
        }
        return profiles.get(entry.profile(), entry.version());
    }

    private static Found found(CardTypeProfile profile, RecognitionRequest request) {
        return new Found(
                new ProfileKey(profile.profile(), profile.version()), profile.transportKeysListed(request.answers()));
    }

    private Recognition refused(UUID id, RecognitionRequest request, List<RecognitionEntry> fitting) {
        String message = fitting.isEmpty()
                ? "This card is of no known type. Take it out and use another card."
                : "This card fits more than one card type. Take it out, use another card and tell support.";
        String detail = CardInWords.of(request, fitting);
        return new Recognition(
                id,
                null,
                null,
                List.of(),
                null,
                List.of(),
                message,
                detail,
                clock.instant().plus(LIFETIME));
    }

    private Recognition recognized(UUID id, CardTypeProfile profile, @Nullable Chip chip) {
        var card = new KnownCard(profile, chip, profiles.isInUse(profile.profile()), oldCards.operationOn(chip));
        return new Recognition(
                id,
                new CardType(profile.profile(), profile.version(), profile.name()),
                chip == null ? null : chip.state().inWords(),
                card.operations(),
                card.record(),
                card.choices(),
                card.message(),
                null,
                clock.instant().plus(LIFETIME));
    }

    /** The card left the reader: the recognition and whatever was offered on it are void. */
    @Transactional
    public void makeVoid(Caller caller, UUID id) {
        RecognitionRow row = find(caller, id);
        row.makeVoid();
        offers.withdrawOpen(id);
        audit.append(AuditEntry.of(AuditKind.RECOGNITION_VOIDED).by(caller));
    }

    /** A recognition of this terminal and operator that still holds. */
    RecognitionRow current(Caller caller, UUID id) {
        RecognitionRow row = find(caller, id);
        if (row.isVoid(clock.instant())) {
            throw new ProblemException(
                    ProblemType.OFFER_VOID, "The card was taken out or lay too long. Take it out and insert it again.");
        }
        return row;
    }

    private RecognitionRow find(Caller caller, UUID id) {
        return rows.findById(id)
                .filter(row -> row.belongsTo(
                        caller.terminalId(), caller.requireOperator().username()))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "No such recognition. Take the card out and insert it again."));
    }
}
