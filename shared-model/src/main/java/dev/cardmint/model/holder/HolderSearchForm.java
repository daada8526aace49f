package dev.cardmint.model.holder;

import dev.cardmint.model.relay.ReissueChoice.Asked;
import java.util.List;

/**
 * What a clerk may search by for holders of one type of card.
 *
 * @param name of the type, for people
 * @param keys each a set of values that are asked for together
 */
public record HolderSearchForm(String cardType, String name, List<Key> keys) {

    public HolderSearchForm {
        keys = List.copyOf(keys);
    }

    /** Values that are asked for together. */
    public record Key(List<Asked> values) {

        public Key {
            values = List.copyOf(values);
        }
    }
}
