package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One card type as data: how to recognize the card, which keys it has and gets, which application, what is written.
 *
 * @param digest SHA-256 of the document
 * @param transportKeys the key sets that its blanks may come with, the usual one first
 * @param blockSize data bytes of a STORE DATA block
 * @param lifeCycle the card's when it is issued
 * @param secrets the generated ones, each with its size in bytes
 */
public record CardTypeProfile(
        String profile,
        int version,
        String name,
        Bytes digest,
        List<RecognitionRule> recognition,
        Aid securityDomain,
        SecureChannelTerms secureChannel,
        List<TransportKeys> transportKeys,
        KeysRef issuerKeys,
        ApplicationTerms application,
        Route route,
        int blockSize,
        List<Dgi> dgis,
        Map<String, Integer> secrets,
        CardLifeCycle lifeCycle,
        Retention retain,
        TimeLimits timeLimits,
        Map<String, ValueRule> values) {

    public CardTypeProfile {
        recognition = List.copyOf(recognition);
        transportKeys = List.copyOf(transportKeys);
        dgis = List.copyOf(dgis);
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Which of the values written are kept after issuing. */
    public enum Retention {
        /** All, generated ones included: an identical reissue is possible. */
        ALL
    }

    /** Whether a card that answered the readouts like this seems to be of this type. It proves nothing. */
    public boolean matches(List<ReadoutAnswer> answers) {
        return recognition.stream().allMatch(rule -> rule.matches(answers));
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

    /** The transport keys that a card seems to have, by what it lists in the clear; the usual ones if it lists none. */
    public TransportKeys transportKeysListed(List<ReadoutAnswer> answers) {
        KeyInformation listed = KeyInformation.of(answers);
        return transportKeys.stream()
                .filter(each -> listed.lists(each.keys().keyVersion()))
                .findFirst()
                .orElse(transportKeys.get(0));
    }

    /** The transport keys of this name, or {@code null}. */
    public @Nullable TransportKeys transportKeys(String set) {
        return transportKeys.stream()
                .filter(each -> each.set().equals(set))
                .findFirst()
                .orElse(null);
    }

    /**
     * Network round trips that issuing takes, from the click to the outcome: two, one more to read an identity first,
     * and one more for a further channel whose opening cannot be told ahead.
     */
    public int predictedRoundTrips(TransportKeys blank) {
        int identity = blank.identity() == IdentitySource.CPLC ? 1 : 0;
        return 2 + identity + (opensFurtherChannel() && !blank.isForeseeable() ? 1 : 0);
    }

    /** Whether the secure channel of some card of this type may be like that. */
    public boolean allows(ChannelOption option) {
        return transportKeys.stream().anyMatch(blank -> blank.options().contains(option));
    }

    public boolean opensFurtherChannel() {
        return route == Route.APPLICATION;
    }
}
