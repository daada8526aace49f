package dev.cardmint.center.requests;

import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ValueType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a clerk sees of a holder in a list: enough to find the card in a pile, too little to know the person. */
public final class MaskedLabel {

    private static final String NAME = "name";
    private static final int MOST_INITIALS = 3;
    private static final int DIGITS_SHOWN = 4;

    private MaskedLabel() {}

    /** Of a record, as far as its card type has a name and a card number. */
    public static String of(CardTypeProfile profile, PersonalizationData data) {
        String number = profile.values().entrySet().stream()
                .filter(value -> value.getValue().type() == ValueType.CARD_NUMBER)
                .map(value -> data.text(value.getKey()))
                .findFirst()
                .orElse("");
        return of(profile.values().containsKey(NAME) ? data.text(NAME) : "", number);
    }

    /** Initials of the name in its own script, and the last four digits of the card number. */
    static String of(String name, String number) {
        String initials = Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_INITIALS)
                .map(word -> Character.toString(word.codePointAt(0)) + ".")
                .collect(Collectors.joining(" "));
        String digits =
                number.length() > DIGITS_SHOWN ? " •••• " + number.substring(number.length() - DIGITS_SHOWN) : "";
        return (initials + digits).strip();
    }
}
