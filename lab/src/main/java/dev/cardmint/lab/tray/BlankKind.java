package dev.cardmint.lab.tray;

import dev.cardmint.lab.cards.CardKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cards that a demo has blanks of. */
enum BlankKind {
    PAYMENT("Payment card", CardKind.PAYMENT),
    PAYMENT_SHARED("Payment card with shared keys", CardKind.PAYMENT_SHARED),
    IDENTITY("Identity card", CardKind.IDENTITY),
    IDENTITY_SHARED("Identity card with shared keys", CardKind.IDENTITY_SHARED),
    PAYMENT_AES256("Payment card with AES-256", CardKind.PAYMENT_AES256),
    PAYMENT_LEGACY("Payment card with SCP02", CardKind.PAYMENT_LEGACY),
    MULTI_APPLICATION("Card with several applications", CardKind.MULTI_APPLICATION),
    FILES("Library card with files", CardKind.FILES),
    FILES_KEYED("Library card with an access key", CardKind.FILES_KEYED),
    /** Its keys are nobody's here: the center must notice on paper. */
    ANOTHER_ISSUER("Card of another issuer", CardKind.PAYMENT);

    private final String words;
    private final CardKind card;

    BlankKind(String words, CardKind card) {
        this.words = words;
        this.card = card;
    }

    CardKind card() {
        return card;
    }

    /** How the page names one. */
    record Choice(String kind, String words) {}

    static List<Choice> choices() {
        return Arrays.stream(values())
                .map(each -> new Choice(each.name(), each.words))
                .toList();
    }

    /** Begins the names of such cards. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
