package dev.cardmint.base.relay;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.recognition.Recognized;
import dev.cardmint.model.relay.Offer;
import java.time.Instant;
import java.util.UUID;

/** An offer that waits for the clerk's click, with its opening script; what the page sees of it has none. */
final class HeldOffer implements AutoCloseable {

    private final UUID id;
    private final Recognized card;
    private final ScriptBuffer opening;
    private final Instant expiresAt;
    private final BearerToken.Digest operator;

    HeldOffer(Offer offer, Recognized card, BearerToken operator) {
        this.id = offer.id();
        this.card = card;
        this.opening = ScriptBuffer.of(offer.opening());
        this.expiresAt = offer.expiresAt();
        this.operator = operator.digest();
    }

    UUID id() {
        return id;
    }

    Recognized card() {
        return card;
    }

    ScriptBuffer opening() {
        return opening;
    }

    boolean usableBy(BearerToken token, Instant now) {
        return operator.matches(token) && now.isBefore(expiresAt);
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    @Override
    public void close() {
        opening.close();
    }
}
