package dev.cardmint.center.profiles;

import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.List;

/** The card types that this center issues. */
public interface CardTypeProfiles {

    /**
     * One version of a card type, in use or not: records that were made under it still are issued by it.
     *
     * @throws UnknownProfileException if there is none
     * @throws UnreadableProfileException if this release cannot read it
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

    /** Whether new cards of a type are issued. */
    boolean isInUse(String profile);

    /**
     * How cards of all types are told from each other: of those in use, and of those that were as far as their cards
     * are not taken for others'. A card whose writing was not finished outlives the use of its type.
     */
    RecognitionReadouts recognition();
}
