package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the cards of one card type are recognized, and what they are asked once they are: an entry of the correlation
 * table.
 *
 * @param rules all of them must hold
 * @param identification readouts for cards of this type only
 * @param holder readouts that tell whose card it is, sent only when that is asked
 * @param pin what such a card wants entered before it tells that, or {@code null}
 */
public record RecognitionEntry(
        String profile,
        int version,
        List<RecognitionRule> rules,
        List<Readout> identification,
        List<Readout> holder,
        @Nullable PinEntry pin) {

    public RecognitionEntry(
            String profile,
            int version,
            List<RecognitionRule> rules,
            List<Readout> identification,
            @Nullable List<Readout> holder,
            @Nullable PinEntry pin) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.version = version;
        this.rules = List.copyOf(rules);
        this.identification = List.copyOf(identification);
        this.holder = holder == null ? List.of() : List.copyOf(holder);
        this.pin = pin;
    }

    /** A card type whose cards are not asked whose they are. */
    public RecognitionEntry(String profile, int version, List<RecognitionRule> rules, List<Readout> identification) {
        this(profile, version, rules, identification, List.of(), null);
    }

    /** Whether no command is needed to recognize such a card: its answer to reset says all. */
    public boolean needsNoReadout() {
        return rules.stream().allMatch(rule -> rule.readout().equals(RecognitionRule.ATR));
    }

    /** Whether a card seems to be of this type. It proves nothing. */
    public boolean fits(Bytes atr, List<ReadoutAnswer> answers) {
        return rules.stream().allMatch(rule -> rule.fits(atr, answers));
    }

    /**
     * Whether some card could be taken for either: unless a rule here excludes a rule there, or one of them is looked
     * for first.
     */
    public boolean sharesCardsWith(RecognitionEntry other) {
        return needsNoReadout() == other.needsNoReadout()
                && rules.stream().noneMatch(rule -> other.rules.stream().anyMatch(rule::excludes));
    }
}
