package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The card type that the answers fit, or {@code null} if none or several do. */
    @Nullable
    CardTypeProfile recognize(List<ReadoutAnswer> answers) {
        List<CardTypeProfile> fitting =
                profiles.stream().filter(each -> each.matches(answers)).toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }
}
