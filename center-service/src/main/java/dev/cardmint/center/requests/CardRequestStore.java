package dev.cardmint.center.requests;

import dev.cardmint.model.bytes.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where card requests are kept. */
public interface CardRequestStore {

    /** The request under this order id. */
    @Nullable
    CardRequest find(String customer, String orderId);

    /** The request under this order id; whoever asks for the same one waits until this transaction ends. */
    @Nullable
    CardRequest findLocked(String customer, String orderId);

    /** Keeps this customer's orders from being looked up locked until this transaction ends. */
    void lockCustomer(String customer);

    /** The commitments of those of the orders that were placed, by order id. */
    Map<String, Bytes> commitments(String customer, Collection<String> orderIds);

    void add(CardRequest request);

    /** Sends what was added to the database, so that memory has room for more. */
    void flush();

    /** Keeps a record's photo, which comes encrypted. */
    void addPhoto(UUID record, byte[] encrypted);

    List<CardRequest> ofRecords(Collection<UUID> records);
}
