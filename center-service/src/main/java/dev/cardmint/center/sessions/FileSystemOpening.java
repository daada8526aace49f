package dev.cardmint.center.sessions;

import dev.cardmint.center.audit.AuditEntry;
import dev.cardmint.center.audit.AuditKind;
import dev.cardmint.center.audit.AuditLog;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.CardKeys;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.personalization.files.GetChallenge;
import dev.cardmint.center.personalization.files.InternalAuthenticate;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.filesystem.AccessKeyTerms;
import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.center.sessions.SessionOpening.ProvedChip;
import dev.cardmint.center.sessions.persistence.OfferRow;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Begins with a card that has files and no secure channel. One with an access key must prove it before any data leaves
 * the center; which chip it is, none can prove: the center makes up a number for it.
 */
@Component
class FileSystemOpening {

    /** What the books have instead of transport keys. */
    private static final String NO_KEYS = "none";

    private final KeyVault vault;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    FileSystemOpening(KeyVault vault, AuditLog audit) {
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * Begins a session.
     *
     * @param answers one to every command of the opening, all with success
     */
    ProvedChip open(Caller caller, OfferRow offer, FileSystemTerms card, List<ResponseApdu> answers) {
        AccessKeyTerms key = card.accessKey();
        Bytes challenge = key == null ? Bytes.EMPTY : authenticated(caller, offer, key, answers);
        return new ProvedChip(number(offer), NO_KEYS, challenge, null);
    }

    /** The number of a chip in doubt is known. */
    private ChipIdentity number(OfferRow offer) {
        String known = offer.terms().chip();
        if (known != null) {
            return new ChipIdentity(known);
        }
        byte[] number = new byte[FileSystemTerms.CHIP_NUMBER_BYTES];
        random.nextBytes(number);
        return ChipIdentity.of(Bytes.copyOf(number));
    }

    /** The challenge of a card that proved its key, for the first script to answer. */
    private Bytes authenticated(Caller caller, OfferRow offer, AccessKeyTerms key, List<ResponseApdu> answers) {
        int last = answers.size() - 1;
        CardKeys keys = accessKey(key, offer);
        try {
            Bytes cryptogram = InternalAuthenticate.Response.parse(
                            answers.get(last - 1).data())
                    .cryptogram();
            if (vault.verifyAccessCryptogram(keys, offer.terms().hostChallenge(), cryptogram)) {
                audit.append(AuditEntry.of(AuditKind.KEY_USED)
                        .by(caller)
                        .detail("set", key.keys().set())
                        .detail("keyVersion", key.keys().keyVersion()));
                return GetChallenge.Response.parse(answers.get(last).data()).challenge();
            }
        } catch (MalformedResponseException e) {
            throw notAuthentic(caller, offer);
        }
        throw notAuthentic(caller, offer);
    }

    /** The access key is the same on every card: nothing tells them apart. */
    static CardKeys accessKey(AccessKeyTerms key, OfferRow offer) {
        return accessKey(key, offer.terms().purpose());
    }

    static CardKeys accessKey(AccessKeyTerms key, dev.cardmint.center.keys.Purpose purpose) {
        return new CardKeys(
                new KeySetName(key.keys().set()), purpose, Bytes.copyOf(new byte[FileSystemTerms.CHIP_NUMBER_BYTES]));
    }

    private AttemptEndedException notAuthentic(Caller caller, OfferRow offer) {
        offer.become(OfferState.UNFINISHED);
        audit.append(AuditEntry.of(AuditKind.AUTHENTICATION_FAILED)
                .by(caller)
                .record(offer.terms().record())
                .detail("cause", "ACCESS_KEY"));
        return new AttemptEndedException(
                ProblemType.CARD_NOT_AUTHENTIC,
                "The card did not prove the access key of its type. Nothing was written to it. Take it out and use another one.");
    }
}
