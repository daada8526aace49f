package dev.cardmint.center.sessions;

import dev.cardmint.center.personalization.PlannedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lengths that a card named in answers 6Cxx to commands that read (ISO/IEC 7816-4, 5.6).
 *
 * @param byPlace Ne by the command's place in the plan of its stage
 */
public record ExactLengths(Map<Integer, Integer> byPlace) {

    public static final ExactLengths NONE = new ExactLengths(Map.of());

    private static final Pattern FORM = Pattern.compile("\\d{1,3}:\\d{1,3}( \\d{1,3}:\\d{1,3})*");

    public ExactLengths {
        byPlace = Map.copyOf(byPlace);
    }

    /**
     * Reads {@link #encode()}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static ExactLengths parse(String encoded) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        if (!FORM.matcher(encoded).matches()) {
            throw new IllegalArgumentException("Not places and lengths: \"%s\"".formatted(encoded));
        }
        return new ExactLengths(Stream.of(encoded.split(" "))
                .map(each -> each.split(":", 2))
                .collect(Collectors.toMap(each -> Integer.valueOf(each[0]), each -> Integer.valueOf(each[1]))));
    }

    /** Places and lengths, for example {@code 0:56 1:256}. */
    public String encode() {
        return new TreeMap<>(byPlace)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(" "));
    }

    boolean isNamed(int place) {
        return byPlace.containsKey(place);
    }

    ExactLengths with(int place, int ne) {
        var more = new TreeMap<>(byPlace);
        more.put(place, ne);
        return new ExactLengths(more);
    }

    /** A plan that asks for these lengths. */
    List<PlannedCommand> in(List<PlannedCommand> plan) {
        var asked = new ArrayList<>(plan);
        byPlace.forEach((place, ne) -> asked.set(place, plan.get(place).withNe(ne)));
        return asked;
    }
}
