package dev.cardmint.center.dryrun;

import dev.cardmint.center.keys.Diversification;
import dev.cardmint.center.keys.KeySet;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyType;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.KeysRef;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the key sets are like that a card type names: as the center's vault describes them, or, of one that it does not
 * have, as the profile needs it. Descriptions only: no key is asked for.
 *
 * @param notes what was not found, for people
 */
record TrialKeySets(List<KeySet> sets, List<String> notes) {

    TrialKeySets {
        sets = List.copyOf(sets);
        notes = List.copyOf(notes);
    }

    /**
     * Looks them up.
     *
     * @param purpose for which they are looked for first
     */
    static TrialKeySets of(CardTypeProfile profile, KeyVault vault, Purpose purpose) {
        var sets = new ArrayList<KeySet>();
        var notes = new ArrayList<String>();
        for (KeySet needed : needed(profile)) {
            KeySet found = Stream.concat(Stream.of(purpose), Stream.of(Purpose.values()))
                    .filter(each -> vault.has(needed.name(), each))
                    .findFirst()
                    .map(each -> vault.describe(needed.name(), each))
                    .orElse(null);
            sets.add(found == null ? needed : found);
            if (found == null || found.purpose() != purpose) {
                notes.add("The key vault has no key set %s for %s. Cards of this type cannot be issued for it."
                        .formatted(needed.name(), purpose == Purpose.DRILL ? "drills" : "production"));
            }
        }
        return new TrialKeySets(sets, notes);
    }

    private static List<KeySet> needed(CardTypeProfile profile) {
        if (profile.technology() instanceof FileSystemTerms files) {
            return files.accessKey() == null
                    ? List.of()
                    : List.of(set(files.accessKey().keys(), KeyType.AES, Diversification.NONE, 128));
        }
        GlobalPlatformTerms card = profile.globalPlatform();
        KeyType type = card.secureChannel().protocol() == Protocol.SCP02 ? KeyType.DES3 : KeyType.AES;
        int bits = card.secureChannel().mode() == ChannelMode.S16 ? 256 : 128;
        Diversification usual = type == KeyType.AES ? Diversification.KDF3 : Diversification.VISA2;
        var sets = new ArrayList<KeySet>();
        for (TransportKeys blank : card.transportKeys()) {
            boolean shared = blank.identity() == IdentitySource.CPLC;
            sets.add(set(blank.keys(), type, shared ? Diversification.NONE : usual, bits));
        }
        sets.add(set(card.issuerKeys(), type, usual, bits));
        return sets;
    }

    private static KeySet set(KeysRef keys, KeyType type, Diversification diversification, int bits) {
        return new KeySet(new KeySetName(keys.set()), Purpose.DRILL, keys.keyVersion(), type, diversification, bits);
    }
}
