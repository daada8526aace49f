package dev.cardmint.base.relay;

import dev.cardmint.base.reader.CardLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes on that a card has left its reader. */
@Component("offersCardLeftListener")
class CardLeftListener {

    private final Offers offers;

    CardLeftListener(Offers offers) {
        this.offers = offers;
    }

    @EventListener
    void on(CardLeft card) {
        offers.on(card);
    }
}
