package dev.cardmint.center.sessions;

import dev.cardmint.center.cards.CardProductionLifeCycle;
import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.Chips;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceRecords;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.RecordBlocks;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntries;
import dev.cardmint.center.issuance.ReissueEntry;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.operators.ApprovalAction;
import dev.cardmint.center.operators.Approvals;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.TransportKeys;
import dev.cardmint.center.profiles.TransportKeys.IdentitySource;
import dev.cardmint.center.sessions.persistence.OfferRows;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import dev.cardmint.model.relay.OfferRequest;
import dev.cardmint.model.relay.Operation;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold before a chip is asked for anything that it may count; a check that fails spends nothing. */
@Component
class OfferChecks {

    /** After this many authentications in a row that were not finished, a person decides about the next. */
    static final int UNFINISHED_LIMIT = 2;

    private final IssuanceRecords records;
    private final ReissueEntries entries;
    private final RecordBlocks blocks;
    private final OldCards oldCards;
    private final Chips chips;
    private final KeyChecks keys;
    private final Approvals approvals;
    private final OfferRows rows;
    private final Clock clock;

    OfferChecks(
            IssuanceRecords records,
            ReissueEntries entries,
            RecordBlocks blocks,
            OldCards oldCards,
            Chips chips,
            KeyChecks keys,
            Approvals approvals,
            OfferRows rows,
            Clock clock) {
        this.records = records;
        this.entries = entries;
        this.blocks = blocks;
        this.oldCards = oldCards;
        this.chips = chips;
        this.keys = keys;
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
        requireSamePurpose(subject, Purpose.of(caller.terminal().drill()));
        blocks.requireNone(subject.id());
        if (!subject.profile().equals(profile.profile())) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "The request asks for another type of card than the %s in the reader.".formatted(profile.name()));
        }
        if (!(subject.state() instanceof IssuanceState.Unissued)
                || rows.isOfferedElsewhere(request.record(), caller.terminalId(), clock.instant())) {
            throw RecordNotUnissuedException.of(subject.state());
        }
        requireEntry(request.operation(), subject);
        return subject;
    }

    /** The issue step of a reissue runs only because an entry exists, and no other runs while it does. */
    private void requireEntry(Operation operation, IssuanceRecord subject) {
        ReissueEntry entry = entries.find(subject.id());
        if ((entry != null) != (operation == Operation.REISSUE)) {
            throw conflict(
                    entry == null
                            ? "No card is being made again for this record. Choose Issue."
                            : "A card is being made again for this record. Look at the list again, and choose Issue.");
        }
        if (entry != null && !entry.kept()) {
            throw ReissueEntries.expired();
        }
        if (entry != null && entry.waitsForOldCard()) {
            Chip old = chips.find(subject.purpose(), entry.oldChip());
            if (old != null && old.isInUse()) {
                throw conflict(
                        "The old card comes first: put it into a reader and choose Retire, or Lock where the page says so.");
            }
        }
    }

    /** The card that a new one is made for, where it does not say itself which one it is; it proves that later. */
    @Nullable
    Chip oldCard(Purpose purpose, @Nullable UUID record) {
        ReissueEntry entry = record == null ? null : entries.find(new RecordId(record));
        return entry == null || !entry.withCard() ? null : chips.find(purpose, entry.oldChip());
    }

    /** Locks the record that a new card is made for in the place of this one. */
    IssuanceRecord recordOfOldCard(
            Caller caller, Operation operation, CardTypeProfile profile, @Nullable Chip claimed) {
        if (profile.technology() instanceof FileSystemTerms files && files.retirement() == null) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "Cards of this type cannot be retired. Tell your supervisor: two people must declare this one destroyed.");
        }
        if (claimed == null || claimed.record() == null || !claimed.isLive()) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    claimed == null
                            ? "This card is not known as one that has been issued."
                            : "This is %s. It cannot be retired."
                                    .formatted(claimed.state().inWords()));
        }
        if (operation == Operation.UNLOCK) {
            caller.requireBranch(claimed.branch()); // gives the reissue up, as its own branch may
        }
        IssuanceRecord subject = records.lock(new RecordId(claimed.record()));
        Operation inPlace = oldCards.operationOn(claimed);
        if (inPlace == null) {
            throw conflict("No new card is being made in the place of this one. Begin the reissue first.");
        }
        if (inPlace != operation) {
            throw conflict("This is not what comes next with this card. Take it out and insert it again.");
        }
        return subject;
    }

    private static ProblemException conflict(String words) {
        return new ProblemException(ProblemType.CONFLICT, words);
    }

    /** Locks the record that this chip was being written for. */
    IssuanceRecord recordInDoubt(@Nullable Chip claimed) {
        if (claimed == null || claimed.record() == null || !claimed.isBeingWritten()) {
            throw new ProblemException(
                    ProblemType.CHIP_NOT_ALLOWED,
                    "There is nothing to check about this card: no writing was left open.");
        }
        IssuanceRecord subject = records.lock(new RecordId(claimed.record()));
        blocks.requireNone(subject.id());
        return subject;
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
        keys.require(profile, transportKeys, purpose);
        if (profile.technology() instanceof GlobalPlatformTerms card) {
            requireIdentity(card.transportKeysOrUsual(transportKeys), claim);
        }
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

    /** After some tries on a chip that were not finished, a supervisor must allow the next one. */
    void requireTriesLeft(Caller caller, OfferRequest request, @Nullable String countedAs, @Nullable Chip claimed) {
        Purpose purpose = Purpose.of(caller.terminal().drill());
        if (countedAs == null || unfinishedInARow(purpose, countedAs) < UNFINISHED_LIMIT) {
            return;
        }
        if (request.approval() == null) {
            throw new ProblemException(
                    ProblemType.APPROVAL_NEEDED,
                    "The last %d tries on %s were not finished, and more may block it. A supervisor must allow it."
                            .formatted(UNFINISHED_LIMIT, CountedTries.inWords(countedAs)));
        }
        approvals.use(request.approval(), allowAuthentication(request, claimed), caller);
    }

    /**
     * The approval is for the record, where the offer names it: a blank has no proved identity yet. Else for the chip.
     */
    private static ApprovalAction allowAuthentication(OfferRequest request, @Nullable Chip claimed) {
        boolean namesItsRecord =
                claimed != null && claimed.record() != null && claimed.record().equals(request.record());
        return new ApprovalAction(
                ApprovalAction.Kind.ALLOW_AUTHENTICATION,
                request.operation().writesBlank() || claimed == null || namesItsRecord
                        ? null
                        : claimed.identity().value(),
                request.record());
    }

    private int unfinishedInARow(Purpose purpose, String countedAs) {
        int unfinished = 0;
        for (OfferState state : rows.findLatestStates(purpose, countedAs, UNFINISHED_LIMIT)) {
            if (state == OfferState.AUTHENTICATED) {
                return unfinished;
            }
            unfinished++;
        }
        return unfinished;
    }
}
