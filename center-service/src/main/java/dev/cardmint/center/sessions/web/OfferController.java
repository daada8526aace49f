package dev.cardmint.center.sessions.web;

import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.sessions.Offers;
import dev.cardmint.center.web.IdempotencyScope;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.OfferRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** May this be done with this card? */
@RestController
class OfferController {

    private final Offers offers;
    private final JsonMapper json;

    OfferController(Offers offers, JsonMapper json) {
        this.offers = offers;
        this.json = json;
    }

    @PostMapping("/v1/offers")
    @ResponseStatus(HttpStatus.CREATED)
    Offer make(Caller caller, @RequestHeader("Idempotency-Key") UUID key, @RequestBody OfferRequest request) {
        caller.requireOperatorAtBase();
        return offers.make(
                caller, IdempotencyScope.of(caller, "POST /v1/offers", key, json.writeValueAsBytes(request)), request);
    }

    @DeleteMapping("/v1/offers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID id) {
        caller.requireOperatorAtBase();
        offers.withdraw(caller, id);
    }
}
