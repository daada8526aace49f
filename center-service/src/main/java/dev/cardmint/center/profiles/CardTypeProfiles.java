package dev.cardmint.center.profiles;

import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.List;

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

    /** How cards of all types in use are told from each other. */
    RecognitionReadouts recognition();
}
