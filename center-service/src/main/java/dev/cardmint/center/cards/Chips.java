package dev.cardmint.center.cards;

import dev.cardmint.center.cards.persistence.ChipRow;
import dev.cardmint.center.cards.persistence.ChipRows;
import dev.cardmint.center.keys.Purpose;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The chips that the center knows. Drill and production chips never meet: every look-up names its purpose. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Chips {

    private final ChipRows rows;
    private final Clock clock;

    Chips(ChipRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Locks a chip for the rest of the transaction; {@code null} if it has never been seen. */
    public @Nullable Chip lock(Purpose purpose, ChipIdentity identity) {
        ChipRow row = rows.findWithLockByPurposeAndIdentity(purpose, identity.value());
        return row == null ? null : row.toChip();
    }

    /**
     * The chip that last answered so in the clear, or {@code null}. A guess that saves a clerk's time: nothing is
     * decided by it.
     *
     * @param claim what recognition read, for example the card production life cycle data
     */
    public @Nullable Chip findByClaim(Purpose purpose, String claim) {
        return rows.findByPurposeAndClaim(purpose, claim).stream()
                .findFirst()
                .map(ChipRow::toChip)
                .orElse(null);
    }

    public @Nullable Chip find(Purpose purpose, ChipIdentity identity) {
        ChipRow row = rows.findByPurposeAndIdentity(purpose, identity.value());
        return row == null ? null : row.toChip();
    }

    /** Enters a chip that proved its keys for the first time. */
    public void receive(Chip chip, @Nullable String claim) {
        rows.save(new ChipRow(chip, claim, clock.instant()));
    }

    /**
     * Writes a chip's new state.
     *
     * @throws IllegalStateException if the chip was never received
     */
    public void update(Chip chip) {
        ChipRow row =
                rows.findByPurposeAndIdentity(chip.purpose(), chip.identity().value());
        if (row == null) {
            throw new IllegalStateException("Chip %s was never received".formatted(chip.identity()));
        }
        row.become(chip, clock.instant());
    }
}
