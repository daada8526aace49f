package dev.cardmint.lab.demo;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The last line of {@code --profiles all}: what became of the card of each profile, by the profile's name. */
record ProfilesReport(SortedMap<String, CardOfProfile> profiles) {

    ProfilesReport {
        profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
    }

    static ProfilesReport of(List<CardOfProfile> cards) {
        SortedMap<String, CardOfProfile> profiles = new TreeMap<>();
        cards.forEach(card -> profiles.put(card.profile(), card));
        return new ProfilesReport(profiles);
    }

    /** Whether every card was issued with the proof that its profile promises, as predicted, and read back the same. */
    boolean good() {
        return !profiles.isEmpty() && profiles.values().stream().allMatch(CardOfProfile::good);
    }
}
