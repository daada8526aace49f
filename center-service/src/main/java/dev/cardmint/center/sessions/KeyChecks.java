package dev.cardmint.center.sessions;

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
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Whether the key vault has the key sets that a card type names, of the version and kind that it says. No key is used.
 */
@Component
class KeyChecks {

    private final KeyVault vault;

    KeyChecks(KeyVault vault) {
        this.vault = vault;
    }

    /** Passes the keys of a card type for blanks with the transport keys of this name. */
    void require(CardTypeProfile profile, String transportKeys, Purpose purpose) {
        if (profile.technology() instanceof FileSystemTerms files) {
            if (files.accessKey() != null) {
                require(files.accessKey().keys(), KeyType.AES, purpose);
            }
            return;
        }
        require(profile, profile.globalPlatform().transportKeysOrUsual(transportKeys), purpose);
    }

    /** The same for blanks of which it is known which transport keys they have. */
    void require(CardTypeProfile profile, TransportKeys blank, Purpose purpose) {
        var transport = new KeySetName(blank.set());
        var issuer = new KeySetName(profile.globalPlatform().issuerKeys().set());
        GlobalPlatformTerms card = profile.globalPlatform();
        KeyType type = card.secureChannel().protocol() == Protocol.SCP02 ? KeyType.DES3 : KeyType.AES;
        require(blank.keys(), type, purpose);
        require(card.issuerKeys(), type, purpose);
        if (!tellsChipsApart(blank, transport, issuer, purpose)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The keys for this card type are not diversified as its profile says. Tell a security officer.");
        }
    }

    /** Issuer keys must differ wherever the chips' identities do. */
    private boolean tellsChipsApart(TransportKeys blank, KeySetName transport, KeySetName issuer, Purpose purpose) {
        Diversification ofBlank = vault.describe(transport, purpose).diversification();
        Diversification ofIssuer = vault.describe(issuer, purpose).diversification();
        boolean diversified = !ofBlank.equals(Diversification.NONE);
        return blank.identity() == IdentitySource.DIVERSIFICATION_DATA
                ? diversified && ofIssuer.tellsApartLike(ofBlank)
                : !diversified && ofIssuer.tellsApartByEveryByte();
    }

    private void require(KeysRef keys, KeyType type, Purpose purpose) {
        var name = new KeySetName(keys.set());
        require(name, purpose);
        KeySet described = vault.describe(name, purpose);
        if (!described.keyVersion().equals(keys.keyVersion()) || described.keyType() != type) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Key set %s is of another version or kind than this card type says. Tell a security officer."
                            .formatted(name));
        }
    }

    private void require(KeySetName keys, Purpose purpose) {
        if (vault.has(keys, purpose)) {
            return;
        }
        boolean ofTheOtherKind = Arrays.stream(Purpose.values()).anyMatch(other -> vault.has(keys, other));
        throw ofTheOtherKind
                ? new ProblemException(
                        ProblemType.DRILL_MISMATCH,
                        "The keys for this card type are for %s only. Tell a security officer."
                                .formatted(purpose == Purpose.DRILL ? "production" : "drills"))
                : new ProblemException(
                        ProblemType.CONFLICT,
                        "The keys for this card type are not in the key vault. Tell a security officer.");
    }
}
