package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.ReissueTerms.Change;
import dev.cardmint.center.profiles.identification.RecordReadout;
import dev.cardmint.center.profiles.identification.SearchKey;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.ReissueChoice;
import dev.cardmint.model.relay.ReissueChoice.Asked;
import dev.cardmint.model.relay.ReissueReason;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One card type as data: how to recognize the card, what is done to it, what a record of it has.
 *
 * @param digest SHA-256 of the document
 * @param secrets the generated ones, each with its size in bytes
 * @param reissue whether, why and how its cards are made again
 * @param products the kinds of blanks that it may be made on
 * @param holderSearch the values that find a holder who has no card: all of one key together
 */
public record CardTypeProfile(
        String profile,
        int version,
        String name,
        Bytes digest,
        RecognitionTerms recognition,
        CardTechnology technology,
        Map<String, Integer> secrets,
        Retention retain,
        ReissueTerms reissue,
        Set<Product> products,
        List<SearchKey> holderSearch,
        TimeLimits timeLimits,
        Map<String, ValueRule> values) {

    public CardTypeProfile {
        products = Collections.unmodifiableSet(EnumSet.copyOf(products));
        holderSearch = List.copyOf(holderSearch);
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Which of the values written are kept after issuing. */
    public enum Retention {
        /** All, generated ones included: an identical reissue is possible. */
        ALL
    }

    /** How its cards are recognized, as a base needs it. */
    public RecognitionEntry recognitionEntry() {
        RecordReadout holder = recognition.record();
        return new RecognitionEntry(
                profile,
                version,
                recognition.rules(),
                recognition.identification(),
                holder == null ? List.of() : holder.readouts(),
                holder == null ? null : holder.pin());
    }

    /** What finds a record of the type: as its card tells it, or as its holder says. */
    public List<SearchKey> keys() {
        RecordReadout holder = recognition.record();
        return Stream.concat(holder == null ? Stream.empty() : Stream.of(holder.key()), holderSearch.stream())
                .distinct()
                .toList();
    }

    /** The value that tells whose card it is, if the answers have one that such a record can have. */
    public @Nullable String toldBy(List<ReadoutAnswer> answers) {
        RecordReadout holder = recognition.record();
        return holder == null ? null : holder.valueIn(answers, Objects.requireNonNull(values.get(holder.value())));
    }

    /** The values in Unicode's composed form (NFC), the one that is checked, stored and written. */
    public Map<String, String> normalize(Map<String, String> given) {
        var normalized = new TreeMap<String, String>();
        given.forEach((field, value) -> normalized.put(field, Normalizer.normalize(value, Normalizer.Form.NFC)));
        return Collections.unmodifiableMap(normalized);
    }

    /** The name of the value that is a photo, or {@code null} if this card type carries none. */
    public @Nullable String photo() {
        return values.entrySet().stream()
                .filter(value -> !value.getValue().isText())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with a record's texts, in the order of the profile; empty when a card can be made of them. */
    public List<FieldError> validate(Map<String, String> given) {
        Map<String, String> normalized = normalize(given);
        var errors = new ArrayList<FieldError>();
        values.forEach((field, rule) -> {
            if (rule.isText() || normalized.containsKey(field)) {
                String complaint = rule.complaint(normalized.getOrDefault(field, ""));
                if (complaint != null) {
                    errors.add(new FieldError(field, complaint));
                }
            }
        });
        normalized.keySet().stream()
                .filter(field -> !values.containsKey(field))
                .forEach(field -> errors.add(new FieldError(field, "is no value of card type " + profile)));
        return List.copyOf(errors);
    }

    /** Why a card that is there can be made again, and what must be given anew then. */
    public List<ReissueChoice> reissueChoices() {
        return reissue.changes().keySet().stream()
                .filter(reason -> !reason.isWithoutCard())
                .map(reason -> new ReissueChoice(reason, askedAnew(reason)))
                .toList();
    }

    /** Why a card can be made again for a holder who has none, and what must be given anew then. */
    public List<ReissueChoice> reissueChoicesWithoutCard() {
        return reissue.changes().keySet().stream()
                .map(reason -> new ReissueChoice(reason, askedAnew(reason)))
                .toList();
    }

    private List<Asked> askedAnew(ReissueReason reason) {
        Map<String, Change> changes = reissue.changesFor(reason);
        return values.entrySet().stream()
                .filter(value -> changes.get(value.getKey()) == Change.ASKED)
                .map(value -> new Asked(value.getKey(), value.getValue().label()))
                .toList();
    }

    /** What is wrong with the values that a card made again for this reason needs; empty when nothing is. */
    public List<FieldError> validateAnew(ReissueReason reason, Map<String, String> given) {
        Map<String, String> normalized = normalize(given);
        Map<String, Change> changes = reissue.changesFor(reason);
        var errors = new ArrayList<FieldError>();
        values.forEach((field, rule) -> {
            if (changes.get(field) == Change.ASKED) {
                String complaint = rule.complaint(normalized.getOrDefault(field, ""));
                if (complaint != null) {
                    errors.add(new FieldError(field, complaint));
                }
            }
        });
        normalized.keySet().stream()
                .filter(field -> changes.get(field) != Change.ASKED)
                .forEach(field ->
                        errors.add(new FieldError(field, "stays as it is on a card that is " + reason.text())));
        return List.copyOf(errors);
    }

    /** What such a card can prove of what was written to it. */
    public Proof proof() {
        return technology.proof();
    }

    /** The name of the transport keys that a card seems to have; of no consequence where cards have none. */
    public String transportKeysListed(List<ReadoutAnswer> answers) {
        return technology instanceof GlobalPlatformTerms card
                ? card.transportKeysListed(answers).set()
                : "none";
    }

    /**
     * What is done with a GlobalPlatform card.
     *
     * @throws IllegalStateException if the card type is of another technology
     */
    public GlobalPlatformTerms globalPlatform() {
        if (technology instanceof GlobalPlatformTerms terms) {
            return terms;
        }
        throw new IllegalStateException("Card type %s is not on GlobalPlatform cards".formatted(profile));
    }
}
