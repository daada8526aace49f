package dev.cardmint.center.sessions.persistence;

import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.sessions.OfferState;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Rows of {@code offers}. */
public interface OfferRows extends JpaRepository<OfferRow, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Nullable
    OfferRow findWithLockById(UUID id);

    /** The latest offers that are counted together, newest first; withdrawn and refused ones spent no try. */
    @Query("""
            select o.state from OfferRow o
            where o.purpose = :purpose and o.countedAs = :countedAs and o.state not in ('WITHDRAWN', 'REFUSED')
            order by o.sequence desc
            """)
    List<OfferState> findLatestStates(Purpose purpose, String countedAs, Limit limit);

    default List<OfferState> findLatestStates(Purpose purpose, String countedAs, int count) {
        return findLatestStates(purpose, countedAs, Limit.of(count));
    }

    /** Open offers, and those whose chip is being asked which one it is: its record is not bound yet. */
    @Query("""
            select count(o) > 0 from OfferRow o
            where o.recordId = :record and o.state in ('OPEN', 'USED') and o.expiresAt > :now
              and o.terminal <> :terminal
            """)
    boolean isOfferedElsewhere(UUID record, String terminal, Instant now);

    /** A card that left the reader, or a clerk who chose anew: what was not used is given back. */
    @Modifying(clearAutomatically = true, flushAutomatically = true)
    @Query("update OfferRow o set o.state = 'WITHDRAWN' where o.recognitionId = :recognition and o.state = 'OPEN'")
    void withdrawOpen(UUID recognition);
}
