package dev.cardmint.center.issuance.persistence;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.issuance.ReissueEntry;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.ReissueReason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code reissue_entries}. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(name = "reissue_entries")
public class ReissueEntryRow {

    @Id
    private UUID recordId;

    @Enumerated(EnumType.STRING)
    private ReissueReason reason;

    private String oldChip;

    @Enumerated(EnumType.STRING)
    private Proof oldProof;

    private boolean withCard;
    private boolean endReleased;
    private byte @Nullable [] data;
    private String requestedBy;
    private Instant createdAt;
    private Instant expiresAt;

    @Version
    private @Nullable Integer version;

    protected ReissueEntryRow() {}

    /**
     * A new entry.
     *
     * @param data encrypted
     */
    public ReissueEntryRow(ReissueEntry entry, byte[] data, String requestedBy) {
        this.recordId = entry.record().value();
        this.reason = entry.reason();
        this.oldChip = entry.oldChip().value();
        this.oldProof = entry.oldProof();
        this.withCard = entry.withCard();
        this.endReleased = entry.endReleased();
        this.data = data.clone();
        this.requestedBy = requestedBy;
        this.createdAt = entry.createdAt();
        this.expiresAt = entry.expiresAt();
    }

    public ReissueEntry toEntry() {
        return new ReissueEntry(
                new RecordId(recordId),
                reason,
                new ChipIdentity(oldChip),
                oldProof,
                withCard,
                endReleased,
                data != null,
                createdAt,
                expiresAt);
    }

    /** The data, encrypted, or {@code null} once they were erased. */
    public byte @Nullable [] data() {
        return data == null ? null : data.clone();
    }

    /** Takes data anew that were erased: the old card is what it was. */
    public void renew(ReissueEntry entry, byte[] newData, String by) {
        this.reason = entry.reason();
        this.data = newData.clone();
        this.requestedBy = by;
        this.expiresAt = entry.expiresAt();
    }

    /** A script leaves that ends the old card's life, or locks it. */
    public void releaseEnd() {
        endReleased = true;
    }

    public void erase() {
        data = null;
    }
}
