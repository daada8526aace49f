package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.RecognitionTerms;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The card types in use at one moment, each in its one active version.
 *
 * @param lastUsed the last versions of card types that are not in use any more
 */
record ActiveProfiles(List<CardTypeProfile> profiles, List<CardTypeProfile> lastUsed) {

    ActiveProfiles {
        profiles = profiles.stream()
                .sorted(Comparator.comparing(CardTypeProfile::profile))
                .toList();
        lastUsed = List.copyOf(lastUsed);
    }

    CardTypeProfile current(String profile) {
        return profiles.stream()
                .filter(each -> each.profile().equals(profile))
                .findFirst()
                .orElseThrow(UnknownProfileException::new);
    }

    boolean isInUse(String profile) {
        return profiles.stream().anyMatch(each -> each.profile().equals(profile));
    }

    /** How their cards are told from each other. What was in use takes no card from what is, or was after it. */
    RecognitionReadouts recognition() {
        var table = new ArrayList<>(
                profiles.stream().map(CardTypeProfile::recognitionEntry).toList());
        for (CardTypeProfile each : lastUsed) {
            RecognitionEntry entry = each.recognitionEntry();
            if (table.stream().noneMatch(entry::sharesCardsWith)) {
                table.add(entry);
            }
        }
        return new RecognitionReadouts(RecognitionTerms.COMMON, table);
    }
}
