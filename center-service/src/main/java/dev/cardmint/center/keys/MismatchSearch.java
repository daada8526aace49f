package dev.cardmint.center.keys;

import dev.cardmint.center.keys.Diagnosis.Candidate;
import dev.cardmint.center.keys.Diagnosis.Cause;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks, on paper, for keys that made a card's cryptogram: every master key of the vault and the public test key, in
 * every way of diversification that makes keys for the card's protocol, over what the card answered and what it was
 * expected to be. The key version in the answer is in the clear and tells nothing apart.
 */
final class MismatchSearch {

    private static final Bytes TEST_KEY = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");

    private final KeyRing keys;
    private final Bytes hostChallenge;
    private final InitializeUpdate.Response response;
    private final KeyType type;

    MismatchSearch(KeyRing keys, Bytes hostChallenge, InitializeUpdate.Response response) {
        this.keys = keys;
        this.hostChallenge = hostChallenge;
        this.response = response;
        type = response.option().protocol() == Protocol.SCP02 ? KeyType.DES3 : KeyType.AES;
    }

    /**
     * What fits.
     *
     * @param diversificationData of the card that was expected
     */
    Diagnosis explain(StoredKeySet expected, Bytes diversificationData) {
        Set<Bytes> chips = new LinkedHashSet<>(List.of(diversificationData));
        chips.add(response.diversificationData());
        var candidates = new ArrayList<Candidate>();
        for (StoredKeySet set : keys.all()) {
            for (Diversification way : ways(set.description().diversification())) {
                if (fits(set.master(), way, chips)) {
                    candidates.add(candidate(expected.description(), set.description(), way));
                }
            }
        }
        for (Diversification way : testKeyWays(chips)) {
            candidates.add(new Candidate(Cause.TEST_KEYS, null, type.protocol(), way));
        }
        return Diagnosis.of(candidates);
    }

    /** A set's own way first, then the others in common use. */
    private static List<Diversification> ways(Diversification own) {
        var ways = new ArrayList<>(List.of(own));
        Diversification.NAMED.stream().filter(named -> !named.isLike(own)).forEach(ways::add);
        return ways;
    }

    private List<Diversification> testKeyWays(Set<Bytes> chips) {
        try (var test = new MasterKey(type, TEST_KEY.toByteArray())) {
            return Diversification.NAMED.stream()
                    .filter(way -> fits(test, way, chips))
                    .toList();
        }
    }

    private boolean fits(MasterKey master, Diversification way, Set<Bytes> chips) {
        if (!way.fits(type, master.bits())) {
            return false;
        }
        byte[] value = master.copy();
        try (var asCarried = new MasterKey(type, value)) {
            return chips.stream().anyMatch(chip -> verifies(asCarried, way, chip));
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    private boolean verifies(MasterKey master, Diversification way, Bytes chip) {
        try (DerivedKeys derived = master.derive(way, chip)) {
            return derived.verify(hostChallenge, response);
        }
    }

    private Candidate candidate(KeySet expected, KeySet found, Diversification way) {
        return new Candidate(cause(expected, found, way), found.name(), type.protocol(), way);
    }

    /** The most telling of what differs from what was expected. */
    private Cause cause(KeySet expected, KeySet found, Diversification way) {
        if (found.purpose() != expected.purpose()) {
            return Cause.OTHER_PURPOSE;
        }
        if (!way.isLike(found.diversification()) && way.equals(Diversification.NONE)) {
            return Cause.UNDIVERSIFIED_MASTER;
        }
        if (found.keyType() != type) {
            return Cause.OTHER_PROTOCOL;
        }
        if (!way.isLike(found.diversification())) {
            return Cause.OTHER_DIVERSIFICATION;
        }
        return found.name().equals(expected.name()) ? Cause.OTHER_KEY_VERSION : Cause.OTHER_KEY_SET;
    }
}
