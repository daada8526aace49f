package dev.cardmint.center.keys;

import dev.cardmint.center.keys.Diagnosis.Cause;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.scp03.Scp03;
import dev.cardmint.center.securechannel.scp03.Scp03Keys;
import dev.cardmint.model.bytes.Bytes;

/** Looks, on paper, for keys that made a card's cryptogram: what a refused card most likely is. */
final class MismatchSearch {

    private static final Bytes TEST_KEY = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");

    private final KeyRing keys;
    private final Bytes hostChallenge;
    private final InitializeUpdate.Response response;

    MismatchSearch(KeyRing keys, Bytes hostChallenge, InitializeUpdate.Response response) {
        this.keys = keys;
        this.hostChallenge = hostChallenge;
        this.response = response;
    }

    Diagnosis explain(StoredKeySet expected, Bytes diversificationData) {
        if (verifies(expected, diversificationData)) {
            return Diagnosis.of(Cause.OTHER_KEY_VERSION);
        }
        for (StoredKeySet set : keys.all()) {
            if (verifies(set, response.diversificationData())) {
                boolean samePurpose =
                        set.description().purpose() == expected.description().purpose();
                return Diagnosis.of(
                        samePurpose ? Cause.OTHER_KEY_SET : Cause.OTHER_PURPOSE,
                        set.description().name());
            }
        }
        for (StoredKeySet set : keys.all()) {
            if (verifies(set.master(), Diversification.NONE)) {
                return Diagnosis.of(
                        Cause.UNDIVERSIFIED_MASTER, set.description().name());
            }
        }
        return Diagnosis.of(carriesTestKeys() ? Cause.TEST_KEYS : Cause.UNKNOWN_KEYS);
    }

    private boolean carriesTestKeys() {
        try (var test = new MasterKey(TEST_KEY.toByteArray())) {
            return verifies(test, Diversification.NONE) || verifies(test, Diversification.KDF3);
        }
    }

    boolean verifies(StoredKeySet set, Bytes diversificationData) {
        try (DerivedKeys derived = set.keysOf(diversificationData);
                Scp03Keys channelKeys = derived.forChannel()) {
            return Scp03.verifies(channelKeys, hostChallenge, response);
        }
    }

    private boolean verifies(MasterKey master, Diversification diversification) {
        try (DerivedKeys derived = master.derive(diversification, response.diversificationData());
                Scp03Keys channelKeys = derived.forChannel()) {
            return Scp03.verifies(channelKeys, hostChallenge, response);
        }
    }
}
