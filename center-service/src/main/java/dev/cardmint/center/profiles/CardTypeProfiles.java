package dev.cardmint.center.profiles;

import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The card types that this center issues. */
public interface CardTypeProfiles {

    /**
     * One version of a card type, in use or not: records that were made under it still are issued by it.
     *
     * @throws UnknownProfileException if there is none
     */
    CardTypeProfile get(String profile, int version);

    /**
     * The version of a card type that is in use.
     *
     * @throws UnknownProfileException if there is none
     */
    CardTypeProfile current(String profile);

    /** Every card type in use. */
    List<CardTypeProfile> all();

    /** The card type that the answers fit, or {@code null} if none or several do. */
    @Nullable
    CardTypeProfile recognize(List<ReadoutAnswer> answers);
}
