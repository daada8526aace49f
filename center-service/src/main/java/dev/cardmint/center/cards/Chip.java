package dev.cardmint.center.cards;

import dev.cardmint.center.keys.Purpose;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One chip in the center's books.
 *
 * @param profile the card type it was recognized as
 * @param state where it stands
 * @param blocked on the blocked list: its reappearance is an alarm
 * @param record the issuance record that it is bound to, or {@code null}
 */
public record Chip(
        ChipIdentity identity,
        Purpose purpose,
        String profile,
        String branch,
        ChipState state,
        boolean blocked,
        @Nullable UUID record) {

    private static final Set<ChipState> BEING_WRITTEN = EnumSet.of(ChipState.WRITING, ChipState.IN_DOUBT);

    /** A blank that no list of deliveries named: it enters stock at its first authenticated session. */
    public static Chip receivedByUse(ChipIdentity identity, Purpose purpose, String profile, String branch) {
        return new Chip(identity, purpose, profile, branch, ChipState.STOCK, false, null);
    }

    public boolean isBlank() {
        return state == ChipState.STOCK && !blocked;
    }

    public boolean isBeingWritten() {
        return BEING_WRITTEN.contains(state) && !blocked;
    }

    /** Whether its life can still be ended: it carries its record, in use or not. */
    public boolean isLive() {
        return state == ChipState.LIVE || isSuspended();
    }

    public boolean isSuspended() {
        return state == ChipState.SUSPENDED;
    }

    /** Whether it does what its holder has it for. */
    public boolean isInUse() {
        return state == ChipState.LIVE;
    }

    public Chip writing(UUID forRecord) {
        require(state == ChipState.STOCK || isBeingWritten(), "written");
        return with(ChipState.WRITING, false, forRecord);
    }

    public Chip inDoubt() {
        require(isBeingWritten(), "in doubt");
        return with(ChipState.IN_DOUBT, false, record);
    }

    public Chip live() {
        require(isBeingWritten(), "live");
        return with(ChipState.LIVE, false, record);
    }

    public Chip spoiled() {
        require(isBeingWritten(), "spoiled");
        return with(ChipState.SPOILED, false, null);
    }

    /**
     * Its life was ended through an authenticated command.
     *
     * @param proved whether it proved so; otherwise its reappearance is an alarm
     */
    public Chip retired(boolean proved) {
        require(isLive(), "retired");
        return with(ChipState.RETIRED, !proved, record);
    }

    /** It proved that it is locked: nothing on it works but its issuer's keys. */
    public Chip suspended() {
        require(isInUse(), "suspended");
        return with(ChipState.SUSPENDED, blocked, record);
    }

    /** It may be in use again: said before a command leaves that makes it so. */
    public Chip inUseAgain() {
        require(isSuspended(), "in use again");
        return with(ChipState.LIVE, blocked, record);
    }

    /** Nobody has it who should: should it answer again, that is an alarm. */
    public Chip onBlockedList() {
        require(isLive(), "blocked");
        return with(state, true, record);
    }

    /** It was found, or its reissue was given up. */
    public Chip offBlockedList() {
        require(isLive(), "taken off the blocked list");
        return with(state, false, record);
    }

    /**
     * Another chip carries its record now; one that was locked first keeps the trace of it until its life has ended.
     */
    public Chip replaced() {
        return isSuspended() ? this : with(state, blocked, null);
    }

    /** Two people declared it destroyed; should it ever answer again, something is wrong. */
    public Chip destroyed() {
        require(state != ChipState.DESTROYED, "destroyed");
        return with(ChipState.DESTROYED, true, null);
    }

    private void require(boolean allowed, String target) {
        if (!allowed) {
            throw new IllegalStateException("Chip %s is %s and cannot become %s".formatted(identity, state, target));
        }
    }

    private Chip with(ChipState newState, boolean newBlocked, @Nullable UUID newRecord) {
        return new Chip(identity, purpose, profile, branch, newState, newBlocked, newRecord);
    }
}
