package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.CardTypeProfiles;
import dev.cardmint.center.profiles.UnknownProfileException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Card types read from the store and remembered. A version never changes, so it is read once; which ones are active is
 * asked for by the count of changes, one small query, so that any node's activation holds on every node at once.
 */
@Component
class StoredCardTypeProfiles implements CardTypeProfiles {

    private final ProfileVersions versions;
    private final Map<Key, CardTypeProfile> read = new ConcurrentHashMap<>();
    private volatile @Nullable Remembered remembered;

    StoredCardTypeProfiles(ProfileVersions versions) {
        this.versions = versions;
    }

    /** One version of a card type. */
    private record Key(String profile, int version) {}

    /** What was active when there had been so many changes. */
    private record Remembered(long changes, ActiveProfiles active) {}

    @Override
    public CardTypeProfile get(String profile, int version) {
        var key = new Key(profile, version);
        CardTypeProfile known = read.get(key);
        if (known == null) {
            known = read(key);
            read.put(key, known);
        }
        return known;
    }

    private CardTypeProfile read(Key key) {
        Bytes document = versions.document(key.profile(), key.version());
        if (document == null) {
            throw new UnknownProfileException();
        }
        return new StoredProfile(key.profile(), key.version(), document).read();
    }

    @Override
    public CardTypeProfile current(String profile) {
        return active().current(profile);
    }

    @Override
    public List<CardTypeProfile> all() {
        return active().profiles();
    }

    @Override
    public boolean isInUse(String profile) {
        return active().isInUse(profile);
    }

    @Override
    public RecognitionReadouts recognition() {
        return active().recognition();
    }

    private ActiveProfiles active() {
        long changes = versions.changes();
        Remembered known = remembered;
        if (known == null || known.changes() != changes) {
            known = new Remembered(changes, readActive());
            remembered = known;
        }
        return known.active();
    }

    private ActiveProfiles readActive() {
        List<CardTypeProfile> active = StoredProfile.readable(versions.active());
        List<CardTypeProfile> lastUsed = StoredProfile.readable(versions.lastUsed());
        Stream.concat(active.stream(), lastUsed.stream())
                .forEach(profile -> read.put(new Key(profile.profile(), profile.version()), profile));
        return new ActiveProfiles(active, lastUsed);
    }
}
