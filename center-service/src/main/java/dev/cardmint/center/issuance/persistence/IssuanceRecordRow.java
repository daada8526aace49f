package dev.cardmint.center.issuance.persistence;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.issuance.IssuanceRecord;
import dev.cardmint.center.issuance.IssuanceState;
import dev.cardmint.center.issuance.IssuanceState.InDoubt;
import dev.cardmint.center.issuance.IssuanceState.IssuanceFlag;
import dev.cardmint.center.issuance.IssuanceState.Issued;
import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.issuance.IssuanceState.Unissued;
import dev.cardmint.center.issuance.IssuanceState.Writing;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.model.relay.Proof;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code issuance_records}. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(name = "issuance_records")
public class IssuanceRecordRow {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private long sequence;

    private String profile;
    private int profileVersion;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Enumerated(EnumType.STRING)
    private IssuanceFlag issuanceFlag;

    private int issuanceCount;
    private @Nullable String chip;

    @Enumerated(EnumType.STRING)
    private @Nullable Proof proof;

    @Column(updatable = false)
    private boolean hashed;

    private byte[] data;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private @Nullable Integer version;

    protected IssuanceRecordRow() {}

    public IssuanceRecordRow(IssuanceRecord issuance, byte[] data) {
        this.id = issuance.id().value();
        this.profile = issuance.profile();
        this.profileVersion = issuance.profileVersion();
        this.purpose = issuance.purpose();
        this.hashed = true;
        this.data = data.clone();
        this.createdAt = issuance.createdAt();
        this.changedAt = issuance.createdAt();
        this.phase = issuance.state().phase();
        this.issuanceFlag = issuance.state().flag();
        this.issuanceCount = issuance.state().issuanceCount();
    }

    public IssuanceRecord toRecord() {
        return new IssuanceRecord(new RecordId(id), profile, profileVersion, purpose, state(), createdAt);
    }

    private IssuanceState state() {
        return switch (phase) {
            case UNISSUED -> new Unissued(issuanceCount);
            case WRITING -> new Writing(issuanceCount, boundChip());
            case IN_DOUBT -> new InDoubt(issuanceCount, boundChip());
            case ISSUED, ISSUED_UNPROVED -> new Issued(issuanceCount, boundChip(), Objects.requireNonNull(proof));
        };
    }

    private ChipIdentity boundChip() {
        return new ChipIdentity(Objects.requireNonNull(chip));
    }

    public void become(IssuanceState state, Instant now) {
        ChipIdentity bound = state.chip();
        this.phase = state.phase();
        this.issuanceFlag = state.flag();
        this.issuanceCount = state.issuanceCount();
        this.chip = bound == null ? null : bound.value();
        this.proof = state instanceof Issued issued ? issued.proof() : null;
        this.changedAt = now;
    }

    /** The data of the card that was issued last. */
    public void keep(byte[] newData) {
        this.data = newData.clone();
    }

    public long sequence() {
        return sequence;
    }

    public byte[] data() {
        return data.clone();
    }
}
