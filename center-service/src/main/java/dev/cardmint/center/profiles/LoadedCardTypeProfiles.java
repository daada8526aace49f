package dev.cardmint.center.profiles;

import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Card types read once, at the start. */
final class LoadedCardTypeProfiles implements CardTypeProfiles {

    private final List<CardTypeProfile> versions;
    private final Map<String, CardTypeProfile> newest = new LinkedHashMap<>();

    /**
     * Takes the profiles.
     *
     * @throws MalformedProfileException if one version is there twice
     */
    LoadedCardTypeProfiles(List<CardTypeProfile> profiles) {
        versions = profiles.stream()
                .sorted(Comparator.comparing(CardTypeProfile::profile).thenComparing(CardTypeProfile::version))
                .toList();
        for (CardTypeProfile profile : versions) {
            CardTypeProfile older = newest.put(profile.profile(), profile);
            if (older != null && older.version() == profile.version()) {
                throw new MalformedProfileException(
                        "version", "%s has version %d twice".formatted(profile.profile(), profile.version()));
            }
        }
    }

    @Override
    public CardTypeProfile get(String profile, int version) {
        return versions.stream()
                .filter(each -> each.profile().equals(profile) && each.version() == version)
                .findFirst()
                .orElseThrow(UnknownProfileException::new);
    }

    @Override
    public CardTypeProfile current(String profile) {
        CardTypeProfile found = newest.get(profile);
        if (found == null) {
            throw new UnknownProfileException();
        }
        return found;
    }

    @Override
    public List<CardTypeProfile> all() {
        return List.copyOf(newest.values());
    }

    @Override
    public @Nullable CardTypeProfile recognize(List<ReadoutAnswer> answers) {
        List<CardTypeProfile> fitting =
                newest.values().stream().filter(each -> each.matches(answers)).toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }
}
