package dev.cardmint.base.console;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.relay.Offers;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.OfferRequest;
import dev.cardmint.model.relay.Operation;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Offers: the last thing before the clerk's click. */
@RestController
@RequestMapping("/api/offers")
class OfferRoutes {

    private final Offers offers;

    OfferRoutes(Offers offers) {
        this.offers = offers;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OfferView ask(@RequestBody OfferRequest request, @AuthenticationPrincipal BearerToken operator) {
        return OfferView.of(offers.ask(request, operator));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id, @AuthenticationPrincipal BearerToken operator) {
        offers.withdraw(id, operator);
    }

    /** An offer without its opening script, which only the relay needs. */
    record OfferView(UUID id, Operation operation, Instant expiresAt, int predictedRoundTrips) {

        static OfferView of(Offer offer) {
            return new OfferView(offer.id(), offer.operation(), offer.expiresAt(), offer.predictedRoundTrips());
        }
    }
}
