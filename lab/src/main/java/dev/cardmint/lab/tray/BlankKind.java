package dev.cardmint.lab.tray;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cards that a demo has blanks of. */
enum BlankKind {
    PAYMENT("Payment card"),
    /** Its keys are nobody's here: the center must notice on paper. */
    ANOTHER_ISSUER("Card of another issuer");

    private final String words;

    BlankKind(String words) {
        this.words = words;
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
