package dev.cardmint.center.requests;

import dev.cardmint.center.choices.CardChoices;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.photos.Photo;
import dev.cardmint.center.photos.UnusablePhotoException;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks an order against its card type, and names every field that is wrong at once. */
@Component
class OrderChecks {

    private static final String PHOTO = "photo";

    private final CardTypeProfiles profiles;
    private final CardChoices choices;
    private final KeyVault vault;

    OrderChecks(CardTypeProfiles profiles, CardChoices choices, KeyVault vault) {
        this.profiles = profiles;
        this.choices = choices;
        this.vault = vault;
    }

    CardTypeProfile profile(String cardType) {
        try {
            return profiles.current(cardType);
        } catch (UnknownProfileException e) {
            throw new ProblemException(ProblemType.UNKNOWN_PROFILE, "The center issues no cards of this type.");
        }
    }

    /**
     * Passes an order.
     *
     * @throws ProblemException with the fields that are wrong
     */
    CheckedOrder check(String customer, CardOrder given) {
        CardTypeProfile profile = profile(given.cardType());
        var wrong = new ArrayList<FieldProblem>();
        profile.validate(given.values())
                .forEach(error -> wrong.add(new FieldProblem("values." + error.field(), error.message())));
        FieldProblem wish = choices.complaint(profile, given.wish());
        if (wish != null) {
            wrong.add(wish);
        }
        Photo photo = photo(profile, given.photo(), wrong);
        if (given.contact() != null) {
            wrong.addAll(given.contact().problems());
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.invalidFields(wrong);
        }
        return passed(customer, profile, given, photo);
    }

    /** The order with its values in the form that is stored; it must have no field that is wrong. */
    CheckedOrder passed(String customer, CardTypeProfile profile, CardOrder given, @Nullable Photo photo) {
        CardOrder order = given.withValues(profile.normalize(given.values()));
        return new CheckedOrder(profile, order, photo, commitment(customer, order));
    }

    private static @Nullable Photo photo(CardTypeProfile profile, @Nullable Bytes sent, List<FieldProblem> wrong) {
        if (sent == null) {
            if (profile.photo() != null) {
                wrong.add(new FieldProblem(PHOTO, "is missing: cards of this type carry one"));
            }
            return null;
        }
        try {
            return Photo.of(sent);
        } catch (UnusablePhotoException e) {
            wrong.add(new FieldProblem(PHOTO, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Keyed, since values of few possibilities (a card number, a date) could be found from a plain digest. */
    private Bytes commitment(String customer, CardOrder order) {
        byte[] canonical = order.canonical();
        try {
            return vault.keyedHash("card-request/%s/%s".formatted(customer, order.orderId()), canonical);
        } finally {
            Arrays.fill(canonical, (byte) 0);
        }
    }
}
