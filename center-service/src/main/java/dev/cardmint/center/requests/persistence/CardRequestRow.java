package dev.cardmint.center.requests.persistence;

import dev.cardmint.center.requests.CardRequest;
import dev.cardmint.model.bytes.Bytes;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** A row of the card requests; rows are only ever added. */
@Entity
@Table(name = "card_requests")
class CardRequestRow implements Persistable<UUID> {

    @Id
    private UUID id;

    private String customer;

    private String orderId;

    private String cardType;

    private byte[] commitment;

    private UUID record;

    private Instant createdAt;

    @Transient
    private boolean added;

    protected CardRequestRow() {}

    static CardRequestRow of(CardRequest request) {
        CardRequestRow row = new CardRequestRow();
        row.id = request.id();
        row.customer = request.customer();
        row.orderId = request.orderId();
        row.cardType = request.cardType();
        row.commitment = request.commitment().toByteArray();
        row.record = request.record();
        row.createdAt = request.createdAt();
        row.added = true;
        return row;
    }

    CardRequest toRequest() {
        return new CardRequest(id, customer, orderId, cardType, Bytes.copyOf(commitment), record, createdAt);
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Spares the query that asks whether a new row is there already. */
    @Override
    public boolean isNew() {
        return added;
    }
}
