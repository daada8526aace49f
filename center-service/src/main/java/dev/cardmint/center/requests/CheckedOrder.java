package dev.cardmint.center.requests;

import dev.cardmint.center.photos.Photo;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.model.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * An order that passed every check of its card type.
 *
 * @param order with its values in the form that is stored
 * @param commitment a hash of the order that only the key vault can compute
 */
record CheckedOrder(
        CardTypeProfile profile, CardOrder order, @Nullable Photo photo, Bytes commitment) {

    /** Nothing of it: the order is a person's data. */
    @Override
    public String toString() {
        return "CheckedOrder";
    }
}
