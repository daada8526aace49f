package dev.cardmint.base.recognition;

import dev.cardmint.base.reader.CardLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes on that a card has left its reader. */
@Component
class CardLeftListener {

    private final Recognitions recognitions;

    CardLeftListener(Recognitions recognitions) {
        this.recognitions = recognitions;
    }

    @EventListener
    void on(CardLeft card) {
        recognitions.on(card);
    }
}
