package dev.cardmint.base.relay;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterProblemException;
import dev.cardmint.base.center.CenterRequest;
import dev.cardmint.base.center.CenterUnreachableException;
import dev.cardmint.base.reader.CardLeft;
import dev.cardmint.base.recognition.Recognitions;
import dev.cardmint.base.recognition.Recognized;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.OfferRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers that the center made to this base and that nobody has used yet. */
public final class Offers {

    private static final Logger log = LoggerFactory.getLogger(Offers.class);

    private final CenterClient center;
    private final Recognitions recognitions;
    private final Clock clock;
    private final Map<UUID, HeldOffer> held = new HashMap<>();

    Offers(CenterClient center, Recognitions recognitions, Clock clock) {
        this.center = center;
        this.recognitions = recognitions;
        this.clock = clock;
    }

    /** Asks the center for one operation on a recognized card. */
    public Offer ask(OfferRequest request, BearerToken operator) {
        Recognized card = recognitions.named(request.recognition());
        try (Body body = center.write(request);
                Body answer = center.insist(
                        CenterRequest.post("/v1/offers", body).by(operator).keyed(UUID.randomUUID()))) {
            Offer offer = center.read(answer, Offer.class);
            hold(new HeldOffer(offer, card, operator));
            return offer;
        }
    }

    private synchronized void hold(HeldOffer offer) {
        drop(other -> other.expired(clock.instant()));
        held.put(offer.id(), offer);
    }

    /** Withdraws an offer at the center; INITIALIZE UPDATE was not sent under it. */
    public void withdraw(UUID id, BearerToken operator) {
        synchronized (this) {
            drop(offer -> offer.id().equals(id));
        }
        center.once(CenterRequest.delete("/v1/offers/" + id).by(operator)).close();
    }

    /** Withdraws an offer whose opening ended before INITIALIZE UPDATE; if that fails it expires by itself. */
    void withdrawUnused(UUID id, BearerToken operator) {
        try {
            withdraw(id, operator);
        } catch (CenterUnreachableException | CenterProblemException e) {
            log.info("Offer {} was not withdrawn: {}", id, e.getMessage());
        }
    }

    /**
     * The offer, if this operator may still use it.
     *
     * @throws OfferVoidException otherwise
     */
    synchronized HeldOffer usable(UUID id, BearerToken operator) {
        HeldOffer offer = held.get(id);
        if (offer == null || !offer.usableBy(operator, clock.instant())) {
            throw new OfferVoidException();
        }
        return offer;
    }

    /** Takes an offer out: from now on nobody else can use it. */
    synchronized HeldOffer take(HeldOffer offer) {
        @Nullable HeldOffer taken = held.remove(offer.id());
        if (taken == null) {
            throw new OfferVoidException();
        }
        return taken;
    }

    /** Voids the offers about a card that left; the center hears of it with the recognition. */
    synchronized void on(CardLeft card) {
        drop(offer ->
                offer.card().reader().equals(card.reader()) && offer.card().insertion() <= card.insertion());
    }

    private void drop(Predicate<HeldOffer> unusable) {
        held.values().removeIf(offer -> {
            if (unusable.test(offer)) {
                offer.close();
                return true;
            }
            return false;
        });
    }
}
