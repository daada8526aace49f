package dev.cardmint.center.requests.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table of card requests. */
interface CardRequestRows extends Repository<CardRequestRow, UUID> {

    CardRequestRow save(CardRequestRow row);

    Optional<CardRequestRow> findByCustomerAndOrderId(String customer, String orderId);

    List<CardRequestRow> findByCustomerAndOrderIdIn(String customer, Collection<String> orderIds);

    List<CardRequestRow> findByRecordIn(Collection<UUID> records);

    @Modifying
    @Query(nativeQuery = true, value = "insert into card_photos (record, data) values (:record, :data)")
    int addPhoto(UUID record, byte[] data);

    /** Lets one transaction at a time work on what may not have a row yet. */
    @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
    int lock(String name);

    /** Waits for a {@link #lock} on this name only. */
    @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock_shared(hashtextextended(:name, 0))")
    int lockShared(String name);
}
