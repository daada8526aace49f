package dev.cardmint.center.issuance.finding;

import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.identification.SearchKey;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hashes by which records are found: of the values of every key that the card type names. They are bound to purpose and
 * card type, so that a drill finds no real holder, and tell nothing without the key vault.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RecordHashes {

    private final RecordHashStore store;
    private final CardTypeProfiles profiles;
    private final KeyVault vault;

    RecordHashes(RecordHashStore store, CardTypeProfiles profiles, KeyVault vault) {
        this.store = store;
        this.profiles = profiles;
        this.vault = vault;
    }

    /** A record and its data, which stay the caller's. */
    public record Hashed(RecordId record, Purpose purpose, PersonalizationData data) {}

    /** Keeps what finds new records. */
    public void add(List<Hashed> records) {
        store.add(records.stream().flatMap(this::hashes).toList());
    }

    /** Keeps what finds a record now that its data have changed. */
    public void replace(Hashed record) {
        store.remove(List.of(record.record()));
        add(List.of(record));
    }

    private Stream<RecordHash> hashes(Hashed record) {
        PersonalizationData data = record.data();
        return profiles.get(data.profile(), data.profileVersion()).keys().stream()
                .map(key -> new RecordHash(
                        record.record(), key.name(), hash(record.purpose(), data.profile(), key, data::text)));
    }

    /**
     * The records of a card type that have all values of a key, oldest first.
     *
     * @param values tells a value by its name
     * @param limit how many at most
     */
    public List<RecordId> find(
            Purpose purpose, String cardType, SearchKey key, UnaryOperator<String> values, int limit) {
        return store.find(hash(purpose, cardType, key, values), limit);
    }

    /** Whether a record is known to have other values of a key than these; one without hashes yet is not. */
    public boolean hasOther(
            RecordId record, Purpose purpose, String cardType, SearchKey key, UnaryOperator<String> values) {
        Bytes own = store.hashOf(record, key.name());
        return own != null && !own.equals(hash(purpose, cardType, key, values));
    }

    private Bytes hash(Purpose purpose, String cardType, SearchKey key, UnaryOperator<String> values) {
        byte[] canonical = key.canonical(values);
        try {
            return vault.keyedHash("issuance-record/%s/%s/%s".formatted(purpose, cardType, key.name()), canonical);
        } finally {
            Arrays.fill(canonical, (byte) 0);
        }
    }
}
