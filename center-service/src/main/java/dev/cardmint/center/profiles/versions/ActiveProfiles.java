package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.RecognitionTerms;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.Comparator;
import java.util.List;

/** The card types in use at one moment, each in its one active version. */
record ActiveProfiles(List<CardTypeProfile> profiles) {

    ActiveProfiles {
        profiles = profiles.stream()
                .sorted(Comparator.comparing(CardTypeProfile::profile))
                .toList();
    }

    CardTypeProfile current(String profile) {
        return profiles.stream()
                .filter(each -> each.profile().equals(profile))
                .findFirst()
                .orElseThrow(UnknownProfileException::new);
    }

    /** How their cards are told from each other. */
    RecognitionReadouts recognition() {
        return new RecognitionReadouts(
                RecognitionTerms.COMMON,
                profiles.stream().map(CardTypeProfile::recognitionEntry).toList());
    }
}
