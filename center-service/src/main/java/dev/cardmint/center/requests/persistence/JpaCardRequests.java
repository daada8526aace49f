package dev.cardmint.center.requests.persistence;

import dev.cardmint.center.requests.CardRequest;
import dev.cardmint.center.requests.CardRequestStore;
import dev.cardmint.model.bytes.Bytes;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Card requests as a table. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JpaCardRequests implements CardRequestStore {

    private final CardRequestRows rows;
    private final EntityManager entities;

    JpaCardRequests(CardRequestRows rows, EntityManager entities) {
        this.rows = rows;
        this.entities = entities;
    }

    @Override
    public @Nullable CardRequest findLocked(String customer, String orderId) {
        rows.lockShared(all(customer));
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
    public void lockCustomer(String customer) {
        rows.lock(all(customer));
    }

    @Override
    public Map<String, Bytes> commitments(String customer, Collection<String> orderIds) {
        return rows.findByCustomerAndOrderIdIn(customer, orderIds).stream()
                .map(CardRequestRow::toRequest)
                .collect(Collectors.toMap(CardRequest::orderId, CardRequest::commitment));
    }

    @Override
    public void add(CardRequest request) {
        rows.save(CardRequestRow.of(request));
    }

    @Override
    public void flush() {
        entities.flush();
        entities.clear();
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

    private static String all(String customer) {
        return "card-requests/" + customer;
    }
}
