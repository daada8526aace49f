package dev.cardmint.center.cards.persistence;

import dev.cardmint.center.cards.Chip;
import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.cards.ChipState;
import dev.cardmint.center.keys.Purpose;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code chips}. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(name = "chips")
public class ChipRow {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private String identity;
    private String profile;
    private String branch;

    @Enumerated(EnumType.STRING)
    private ChipState state;

    private boolean blocked;
    private @Nullable String claim;
    private @Nullable UUID recordId;
    private Instant changedAt;

    /** When it came onto the blocked list or was taken off it. */
    private @Nullable Instant blockChangedAt;

    @Version
    private @Nullable Integer version;

    protected ChipRow() {}

    public ChipRow(Chip chip, @Nullable String claim, Instant now) {
        this.id = UUID.randomUUID();
        this.purpose = chip.purpose();
        this.identity = chip.identity().value();
        this.profile = chip.profile();
        this.branch = chip.branch();
        this.claim = claim;
        this.state = chip.state();
        this.blocked = chip.blocked();
        this.recordId = chip.record();
        this.changedAt = now;
    }

    public Chip toChip() {
        return new Chip(new ChipIdentity(identity), purpose, profile, branch, state, blocked, recordId);
    }

    public void become(Chip chip, Instant now) {
        if (chip.blocked() != this.blocked) {
            this.blockChangedAt = now;
        }
        this.state = chip.state();
        this.blocked = chip.blocked();
        this.recordId = chip.record();
        this.changedAt = now;
    }
}
