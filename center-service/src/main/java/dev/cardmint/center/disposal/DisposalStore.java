package dev.cardmint.center.disposal;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.keys.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps disposals: one for a chip at most. */
public interface DisposalStore {

    /** How much of a queue is told. */
    int LONGEST = 500;

    /**
     * A card that waits.
     *
     * @param replacing whether its holder's new card is still being made
     * @param permittedAt when its destruction was permitted, or {@code null}
     */
    record Waiting(
            ChipIdentity chip,
            String cardType,
            ChipState state,
            boolean blocked,
            Instant since,
            boolean replacing,
            @Nullable Instant permittedAt) {}

    /** The cards of a branch that wait, the last to come first: those that a clerk has in hand are among them. */
    List<Waiting> waiting(Purpose purpose, String branch);

    /** Whether the new card of its holder is still being made. */
    boolean isReplacing(Purpose purpose, ChipIdentity chip);

    @Nullable
    Disposal find(UUID id);

    @Nullable
    Disposal find(Purpose purpose, ChipIdentity chip);

    /** Keeps a permission, in the place of an earlier one for the same chip. */
    void permit(Disposal permitted);

    /** Forgets a permission that nobody has reported on. */
    void withdraw(UUID id);

    /** Keeps a report for ever. */
    void certify(Disposal certified);
}
