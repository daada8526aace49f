package dev.cardmint.center.choices.web;

import dev.cardmint.center.choices.CardChoice;
import dev.cardmint.center.choices.CardChoices;
import dev.cardmint.center.choices.CardChoices.Offered;
import dev.cardmint.center.choices.CardOptions.DesignOption;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.Product;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the card of a record is to be: what there is, and what is chosen. */
@RestController
@RequestMapping("/v1/card-choices")
class CardChoiceController {

    private final CardChoices choices;

    CardChoiceController(CardChoices choices) {
        this.choices = choices;
    }

    @GetMapping("/{record}")
    ChoicesView offered(Caller caller, @PathVariable UUID record) {
        return ChoicesView.of(choices.offered(caller, new RecordId(record)));
    }

    @PutMapping("/{record}")
    CardChoice choose(Caller caller, @PathVariable UUID record, @Valid @RequestBody NewChoice wanted) {
        return choices.choose(caller, new RecordId(record), wanted.design(), wanted.product());
    }

    /** A design, on a kind of blank. */
    record NewChoice(
            @NotNull @Size(max = 40) String design, @NotNull Product product) {}

    /**
     * What there is.
     *
     * @param chosen what is taken if nothing else is chosen, or {@code null} if nothing can be
     * @param designs each with the kinds of blanks that it can be had on now
     * @param message what to do if nothing can be taken, otherwise empty
     */
    record ChoicesView(
            @Nullable CardChoice chosen, List<DesignOption> designs, List<Product> outOfStock, String message) {

        static ChoicesView of(Offered offered) {
            return new ChoicesView(
                    offered.preset(),
                    offered.options().designs(),
                    offered.options().outOfStock(),
                    offered.message());
        }
    }
}
