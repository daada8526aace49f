package dev.cardmint.center.sessions;

import dev.cardmint.center.cards.CardProductionLifeCycle;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Diversification;
import dev.cardmint.center.keys.KeySet;
import dev.cardmint.center.keys.KeySetName;
import dev.cardmint.center.keys.KeyType;
import dev.cardmint.center.keys.KeyVault;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.KeysRef;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.sessions.persistence.OfferRows;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.OfferRequest;
import dev.cardmint.model.relay.Operation;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold before a chip is asked for anything that it may count; a check that fails spends nothing. */
@Component
class OfferChecks {

    /** After this many authentications in a row that were not finished, a person decides about the next. */
    static final int UNFINISHED_LIMIT = 2;

    private final IssuanceRecords records;
    private final KeyVault vault;
    private final Approvals approvals;
    private final OfferRows rows;
    private final Clock clock;

    OfferChecks(IssuanceRecords records, KeyVault vault, Approvals approvals, OfferRows rows, Clock clock) {
        this.records = records;
        this.vault = vault;
        this.approvals = approvals;
        this.rows = rows;
        this.clock = clock;
    }

    /** Locks the record that is asked for; it must be unissued, and the chip a blank as far as is known. */
    IssuanceRecord recordToIssue(Caller caller, OfferRequest request, CardTypeProfile profile, @Nullable Chip claimed) {
        if (request.record() == null) {
            throw new ProblemException(ProblemType.INVALID_FIELD, "Say which request is to be issued: record.");
        }
        if (claimed != null && !claimed.isBlank()) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "This is %s. Take it out and use a blank card."
                            .formatted(claimed.state().inWords()));
        }
        IssuanceRecord subject = records.lock(new RecordId(request.record()));
        requireSamePurpose(subject, Purposes.of(caller.terminal()));
        if (!subject.profile().equals(profile.profile())) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "The request asks for another type of card than the %s in the reader.".formatted(profile.name()));
        }
        if (!(subject.state() instanceof IssuanceState.Unissued)
                || rows.isOfferedElsewhere(request.record(), caller.terminalId(), clock.instant())) {
            throw RecordNotUnissuedException.of(subject.state());
        }
        return subject;
    }

    /** Locks the record that this chip was being written for. */
    IssuanceRecord recordInDoubt(@Nullable Chip claimed) {
        if (claimed == null || claimed.record() == null || !claimed.isBeingWritten()) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "There is nothing to check about this card: no writing was left open.");
        }
        return records.lock(new RecordId(claimed.record()));
    }

    private static void requireSamePurpose(IssuanceRecord subject, Purpose purpose) {
        if (subject.purpose() != purpose) {
            throw new ProblemException(
                    ProblemType.DRILL_MISMATCH,
                    "Drill requests are issued at drill terminals only, and no others there.");
        }
    }

    /**
     * The blank's and the issuer's key sets must be in the vault, for drills or for production as the terminal is, and
     * tell chips apart as the profile says: diversification data under keys that all cards share proves nothing.
     */
    void requireKeys(CardTypeProfile profile, String transportKeys, @Nullable String claim, Purpose purpose) {
        if (profile.technology() instanceof FileSystemTerms files) {
            if (files.accessKey() != null) {
                requireKeys(files.accessKey().keys(), KeyType.AES, purpose);
            }
            return;
        }
        TransportKeys blank = profile.globalPlatform().transportKeysOrUsual(transportKeys);
        requireKeys(profile, blank, purpose);
        requireIdentity(blank, claim);
    }

    /** The same for blanks of which it is known which transport keys they have. */
    void requireKeys(CardTypeProfile profile, TransportKeys blank, Purpose purpose) {
        var transport = new KeySetName(blank.set());
        var issuer = new KeySetName(profile.globalPlatform().issuerKeys().set());
        GlobalPlatformTerms card = profile.globalPlatform();
        KeyType type = card.secureChannel().protocol() == Protocol.SCP02 ? KeyType.DES3 : KeyType.AES;
        requireKeys(blank.keys(), type, purpose);
        requireKeys(card.issuerKeys(), type, purpose);
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

    /** What a chip with shared keys will be asked under R-MAC must be there: it costs an authentication to find out. */
    void requireIdentity(TransportKeys blank, @Nullable String claim) {
        if (blank.identity() == IdentitySource.CPLC && !tellsItsChip(claim)) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "This card does not say which one it is, and its keys are shared. Take it out and use another card.");
        }
    }

    private static boolean tellsItsChip(@Nullable String claim) {
        try {
            return claim != null
                    && !CardProductionLifeCycle.parse(Bytes.ofHex(claim))
                            .identity()
                            .value()
                            .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void requireKeys(KeysRef keys, KeyType type, Purpose purpose) {
        var name = new KeySetName(keys.set());
        requireKeys(name, purpose);
        KeySet described = vault.describe(name, purpose);
        if (!described.keyVersion().equals(keys.keyVersion()) || described.keyType() != type) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Key set %s is of another version or kind than this card type says. Tell a security officer."
                            .formatted(name));
        }
    }

    private void requireKeys(KeySetName keys, Purpose purpose) {
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

    /** After some tries on a chip that were not finished, a supervisor must allow the next one. */
    void requireTriesLeft(Caller caller, OfferRequest request, @Nullable String claim, @Nullable Chip claimed) {
        Purpose purpose = Purposes.of(caller.terminal());
        if (claim == null || unfinishedInARow(purpose, claim) < UNFINISHED_LIMIT) {
            return;
        }
        if (request.approval() == null) {
            throw new ProblemException(
                    ProblemType.APPROVAL_NEEDED,
                    "The last %d tries on this card were not finished, and more may block it. A supervisor must allow it."
                            .formatted(UNFINISHED_LIMIT));
        }
        approvals.use(request.approval(), allowAuthentication(request, claimed), caller);
    }

    /**
     * A blank has no proved identity yet, so the approval is for the request; of a chip in doubt it is for the chip.
     */
    private static ApprovalAction allowAuthentication(OfferRequest request, @Nullable Chip claimed) {
        return new ApprovalAction(
                ApprovalAction.Kind.ALLOW_AUTHENTICATION,
                request.operation() == Operation.INSPECT && claimed != null
                        ? claimed.identity().value()
                        : null,
                request.record());
    }

    private int unfinishedInARow(Purpose purpose, String claim) {
        int unfinished = 0;
        for (OfferState state : rows.findLatestStates(purpose, claim, UNFINISHED_LIMIT)) {
            if (state == OfferState.AUTHENTICATED) {
                return unfinished;
            }
            unfinished++;
        }
        return unfinished;
    }
}
