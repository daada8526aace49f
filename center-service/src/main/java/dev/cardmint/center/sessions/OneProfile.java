package dev.cardmint.center.sessions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.List;

/** A card type that is tried, whether it is in use or not. */
record OneProfile(CardTypeProfile only) implements CardTypeProfiles {

    @Override
    public CardTypeProfile get(String profile, int version) {
        return only;
    }

    @Override
    public CardTypeProfile current(String profile) {
        return only;
    }

    @Override
    public List<CardTypeProfile> all() {
        return List.of(only);
    }

    @Override
    public boolean isInUse(String profile) {
        return true;
    }

    @Override
    public RecognitionReadouts recognition() {
        return new RecognitionReadouts(List.of(), List.of(only.recognitionEntry()));
    }
}
