package dev.cardmint.center.sessions.persistence;

import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.sessions.OfferState;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Operation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of {@code offers}. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(name = "offers")
public class OfferRow {

    @Id
    private UUID id;

    private UUID recognitionId;
    private String terminal;
    private String operator;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private @Nullable String claim;
    private @Nullable String countedAs;

    @Enumerated(EnumType.STRING)
    private Operation operation;

    private UUID recordId;
    private @Nullable String chip;
    private String transportKeys;
    private byte[] hostChallenge;

    @Enumerated(EnumType.STRING)
    private OfferState state;

    private Instant createdAt;
    private Instant expiresAt;

    @Column(insertable = false, updatable = false)
    private long sequence;

    @Version
    private @Nullable Integer version;

    protected OfferRow() {}

    public OfferRow(UUID id, RecognitionRow recognition, Terms terms, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.recognitionId = recognition.id();
        this.terminal = terms.terminal();
        this.operator = terms.operator();
        this.purpose = terms.purpose();
        this.claim = recognition.claim();
        this.countedAs = terms.countedAs();
        this.operation = terms.operation();
        this.recordId = terms.record();
        this.chip = terms.chip();
        this.transportKeys = terms.transportKeys();
        this.hostChallenge = terms.hostChallenge().toByteArray();
        this.state = OfferState.OPEN;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /**
     * What an offer is bound to.
     *
     * @param chip identity of the chip that INSPECT is about, {@code null} for a blank
     * @param transportKeys the profile's set that a blank is asked to prove
     * @param countedAs what authentications are counted by, or {@code null} where the card counts none
     */
    public record Terms(
            String terminal,
            String operator,
            Purpose purpose,
            Operation operation,
            UUID record,
            @Nullable String chip,
            String transportKeys,
            Bytes hostChallenge,
            @Nullable String countedAs) {}

    public Terms terms() {
        return new Terms(
                terminal,
                operator,
                purpose,
                operation,
                recordId,
                chip,
                transportKeys,
                Bytes.copyOf(hostChallenge),
                countedAs);
    }

    public void become(OfferState newState) {
        this.state = newState;
    }

    public UUID id() {
        return id;
    }

    public UUID recognitionId() {
        return recognitionId;
    }

    public OfferState state() {
        return state;
    }

    public boolean isOpen(Instant now) {
        return state == OfferState.OPEN && now.isBefore(expiresAt);
    }

    public @Nullable String claim() {
        return claim;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
