package dev.cardmint.center.issuance.persistence;

import dev.cardmint.center.issuance.IssuanceState.Phase;
import dev.cardmint.center.keys.Purpose;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Rows of {@code issuance_records}. */
public interface IssuanceRecordRows extends JpaRepository<IssuanceRecordRow, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Nullable
    IssuanceRecordRow findWithLockById(UUID id);

    /** A page of the issuance file with the wrapped data keys, in one query. */
    @Query("""
            select new dev.cardmint.center.issuance.persistence.KeyedRecordRow(r, k.wrappedKey)
            from IssuanceRecordRow r join RecordKeyRow k on k.recordId = r.id
            where r.purpose = :purpose and r.phase in :phases and r.sequence > :after
            order by r.sequence
            """)
    List<KeyedRecordRow> findPage(Purpose purpose, List<Phase> phases, long after, Limit limit);

    default List<KeyedRecordRow> findPage(Purpose purpose, List<Phase> phases, long after, int limit) {
        return findPage(purpose, phases, after, Limit.of(limit));
    }
}
