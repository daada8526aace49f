package dev.cardmint.center.profiles.identification;

import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.profiles.content.StrictObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what a profile says of finding a holder without a card. */
public final class SearchKeyReader {

    private static final String FIELD = "holderSearch";

    private final Map<String, ValueRule> values;

    public SearchKeyReader(Map<String, ValueRule> values) {
        this.values = values;
    }

    /** Reads {@code holderSearch}; without it, holders of such cards are not searched for. */
    public List<SearchKey> read(StrictObject profile) {
        if (!profile.has(FIELD)) {
            return List.of();
        }
        List<SearchKey> keys = profile.objects(FIELD, this::key);
        if (new HashSet<>(keys).size() < keys.size()) {
            throw profile.wrong(FIELD, "has the same values twice");
        }
        return keys;
    }

    private SearchKey key(StrictObject object) {
        List<String> names = object.texts("values");
        for (String name : names) {
            ValueRule rule = values.get(name);
            if (rule == null || rule.type() == ValueType.PHOTO) {
                throw object.wrong("values", "%s is no text value".formatted(name));
            }
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw object.wrong("values", "has a value twice");
        }
        if (names.stream().allMatch(name -> isShared(Objects.requireNonNull(values.get(name))))) {
            throw object.wrong("values", "a date alone is many people's: name another value with it");
        }
        return new SearchKey(names);
    }

    private static boolean isShared(ValueRule rule) {
        return rule.type() == ValueType.DATE;
    }
}
