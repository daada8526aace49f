package dev.cardmint.center.requests.web;

import dev.cardmint.center.choices.CardChoices.Wish;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.notices.GivenContact;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.requests.CardOrder;
import dev.cardmint.center.requests.CardRequests;
import dev.cardmint.center.requests.CardRequests.Listed;
import dev.cardmint.center.requests.CardRequests.Standing;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers' systems order cards; clerks see what waits. */
@RestController
@RequestMapping("/v1/card-requests")
class CardRequestController {

    private final CardRequests requests;

    CardRequestController(CardRequests requests) {
        this.requests = requests;
    }

    @PostMapping
    ResponseEntity<PlacedOrder> place(Caller caller, @Valid @RequestBody NewCardRequest wanted) {
        var placed = requests.place(caller, wanted.toOrder());
        return ResponseEntity.status(placed.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new PlacedOrder(placed.id(), placed.record(), placed.state()));
    }

    @GetMapping("/orders/{orderId}")
    Standing standingOfOrder(Caller caller, @PathVariable String orderId) {
        return requests.standing(caller, orderId);
    }

    @GetMapping("/records/{record}")
    Standing standingOfRecord(Caller caller, @PathVariable UUID record) {
        return requests.standing(caller, new RecordId(record));
    }

    @GetMapping
    List<Listed> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Phase state,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return requests.page(caller, state == null ? List.of(Phase.values()) : List.of(state), after, limit);
    }

    /**
     * An order as a customer's system sends it.
     *
     * @param values the holder's data by the names of the card type
     * @param design what the card looks like, one that is in use for the card type; the usual one if absent
     * @param product the kind of blank; the usual one if absent
     * @param photo a JPEG image of at most 5 MB in base64 (RFC 4648, 4)
     * @param contact where the holder wants to be told that a card was issued
     */
    record NewCardRequest(
            @NotBlank @Pattern(regexp = CardOrder.ORDER_ID, message = CardOrder.ORDER_ID_FORM)
            String orderId,

            @NotBlank @Size(max = 64) String cardType,

            @NotNull @Size(max = 64) Map<String, @NotNull String> values,

            @Nullable @Size(max = 40) String design,

            @Nullable Product product,

            @Nullable String photo,

            @Nullable NewContact contact) {

        CardOrder toOrder() {
            try {
                Bytes image =
                        photo == null ? null : Bytes.copyOf(Base64.getDecoder().decode(photo));
                return new CardOrder(orderId, cardType, values, new Wish(design, product), image, given());
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalidFields(List.of(new FieldProblem("photo", "is no base64 text")));
            }
        }

        private @Nullable GivenContact given() {
            return contact == null ? null : contact.toContact();
        }

        /** Nothing of it: this is a person's data. */
        @Override
        public String toString() {
            return "NewCardRequest";
        }
    }

    /**
     * An address as a customer's system sends it.
     *
     * @param language {@code en} or {@code de}; English if there is none
     */
    record NewContact(@Nullable String email, @Nullable String language) {

        GivenContact toContact() {
            return new GivenContact(email, language);
        }

        /** Nothing of it: this is a person's address. */
        @Override
        public String toString() {
            return "NewContact";
        }
    }

    /** What became of an order. */
    record PlacedOrder(UUID id, UUID record, Phase state) {}
}
