package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.GetStatus;
import dev.cardmint.center.personalization.GetStatus.Entry;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.model.card.Aid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chip in doubt says of itself under R-MAC.
 *
 * @param lifeCycle the card's own life cycle state
 * @param applications the state (GPCS Table 11-4) of each of the profile's applications that the chip lists
 * @param packages the packages that the profile loads and the chip lists
 */
record ChipStatus(CardLifeCycle lifeCycle, Map<Aid, Integer> applications, Set<Aid> packages) {

    private static final int APPLICATION_PERSONALIZED = 0x0F;

    ChipStatus {
        applications = Map.copyOf(applications);
        packages = Set.copyOf(packages);
    }

    /** Reads both GET STATUS answers; {@code null} unless the card's own is proved and both can be read. */
    static @Nullable ChipStatus read(CheckedScript checked, GlobalPlatformTerms profile) {
        UnwrappedResponse card = checked.answerTo(StatusScript.CARD);
        UnwrappedResponse applications = checked.answerTo(StatusScript.APPLICATIONS);
        UnwrappedResponse packages = checked.answerTo(StatusScript.PACKAGES);
        boolean asked = packages != null || !profile.loadsPackages();
        if (card == null || applications == null || !asked || !card.rMacVerified()) {
            return null;
        }
        try {
            List<Entry> cardEntries = GetStatus.Response.parse(card.data()).entries();
            return cardEntries.size() == 1
                    ? new ChipStatus(
                            CardLifeCycle.of(cardEntries.get(0).lifeCycle()),
                            lifeCycles(applications, profile),
                            loaded(packages, profile))
                    : null;
        } catch (MalformedResponseException | IllegalArgumentException e) {
            return null;
        }
    }

    /** "Referenced data not found" carries no MAC: an application that is not listed may be there all the same. */
    private static Map<Aid, Integer> lifeCycles(UnwrappedResponse answer, GlobalPlatformTerms profile) {
        GetStatus.Response listed = GetStatus.Response.parse(answer.data());
        var found = new HashMap<Aid, Integer>();
        for (ApplicationTerms application : profile.applications()) {
            Entry entry = listed.find(application.instance());
            if (entry != null) {
                found.put(application.instance(), entry.lifeCycle());
            }
        }
        return found;
    }

    private static Set<Aid> loaded(@Nullable UnwrappedResponse answer, GlobalPlatformTerms profile) {
        if (answer == null) {
            return Set.of();
        }
        GetStatus.Response listed = GetStatus.Response.parse(answer.data());
        return profile.applications().stream()
                .filter(application -> application.loadFile() != null)
                .map(ApplicationTerms::packageAid)
                .filter(each -> listed.find(each) != null)
                .collect(Collectors.toSet());
    }

    Set<Aid> present() {
        return Stream.concat(applications.keySet().stream(), packages.stream()).collect(Collectors.toSet());
    }

    /** Everything that the last command of a writing leaves behind can be seen. */
    boolean isComplete(GlobalPlatformTerms profile) {
        return lifeCycle == profile.lifeCycle()
                && profile.applications().stream().allMatch(application -> Integer.valueOf(APPLICATION_PERSONALIZED)
                        .equals(applications.get(application.instance())));
    }
}
