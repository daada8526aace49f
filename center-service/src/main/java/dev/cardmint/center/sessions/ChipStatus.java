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

    /** Reads the GET STATUS answers; {@code null} unless the card's own is proved and all can be read. */
    static @Nullable ChipStatus read(CheckedScript checked, GlobalPlatformTerms profile) {
        CardLifeCycle lifeCycle = checked.isComplete() ? lifeCycle(checked) : null;
        if (lifeCycle == null) {
            return null;
        }
        try {
            return new ChipStatus(lifeCycle, lifeCycles(checked, profile), loaded(checked, profile));
        } catch (MalformedResponseException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The card's own state, as its answer to GET STATUS proves it, or {@code null}. */
    static @Nullable CardLifeCycle lifeCycle(CheckedScript checked) {
        UnwrappedResponse card = checked.answerTo(StatusScript.CARD);
        if (card == null || !card.rMacVerified()) {
            return null;
        }
        try {
            List<Entry> entries = GetStatus.Response.parse(card.data()).entries();
            return entries.size() == 1 ? CardLifeCycle.of(entries.get(0).lifeCycle()) : null;
        } catch (MalformedResponseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<Aid, Integer> lifeCycles(CheckedScript checked, GlobalPlatformTerms profile) {
        var found = new HashMap<Aid, Integer>();
        for (ApplicationTerms application : profile.applications()) {
            Aid instance = application.instance();
            Entry entry = find(checked, StatusScript.ofApplication(instance), instance);
            if (entry != null) {
                found.put(instance, entry.lifeCycle());
            }
        }
        return found;
    }

    private static Set<Aid> loaded(CheckedScript checked, GlobalPlatformTerms profile) {
        return profile.packages().stream()
                .filter(each -> find(checked, StatusScript.ofPackage(each), each) != null)
                .collect(Collectors.toSet());
    }

    /**
     * A card also lists what only begins with the AID asked for. "Referenced data not found" carries no MAC: what is
     * not listed may be there all the same.
     */
    private static @Nullable Entry find(CheckedScript checked, String command, Aid aid) {
        UnwrappedResponse answer = checked.answerTo(command);
        return answer == null ? null : GetStatus.Response.parse(answer.data()).find(aid);
    }

    /** For the log: the card's state, its applications with theirs, its packages. */
    String inWords() {
        Stream<String> states = applications.entrySet().stream()
                .map(each -> "%s %02X".formatted(each.getKey(), each.getValue()))
                .sorted();
        Stream<String> loaded = packages.stream().map(Aid::toString).sorted();
        return Stream.of(Stream.of(lifeCycle.toString()), states, loaded)
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
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
