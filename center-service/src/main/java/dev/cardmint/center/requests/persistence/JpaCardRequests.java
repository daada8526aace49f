package dev.cardmint.center.requests.persistence;

import dev.cardmint.center.requests.CardRequest;
import dev.cardmint.center.requests.CardRequestStore;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Card requests as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JpaCardRequests implements CardRequestStore {

    private final CardRequestRows rows;

    JpaCardRequests(CardRequestRows rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable CardRequest findLocked(String customer, String orderId) {
        rows.lock("card-request/" + customer + "/" + orderId);
        return find(customer, orderId);
    }

    @Override
    public @Nullable CardRequest find(String customer, String orderId) {
        return rows.findByCustomerAndOrderId(customer, orderId)
                .map(CardRequestRow::toRequest)
                .orElse(null);
    }

    @Override
    public void add(CardRequest request) {
        rows.save(CardRequestRow.of(request));
    }

    @Override
    public void addPhoto(UUID record, byte[] encrypted) {
        rows.addPhoto(record, encrypted);
    }

    @Override
    public List<CardRequest> ofRecords(Collection<UUID> records) {
        return rows.findByRecordIn(records).stream()
                .map(CardRequestRow::toRequest)
                .toList();
    }
}
