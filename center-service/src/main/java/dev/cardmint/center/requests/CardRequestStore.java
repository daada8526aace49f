package dev.cardmint.center.requests;

import java.util.Collection;
import java.util.List;
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

    void add(CardRequest request);

    /** Keeps a record's photo, which comes encrypted. */
    void addPhoto(UUID record, byte[] encrypted);

    List<CardRequest> ofRecords(Collection<UUID> records);
}
