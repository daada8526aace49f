package dev.cardmint.center.sessions.persistence;

import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.sessions.Stage;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Rows of {@code card_sessions}. */
public interface CardSessionRows extends JpaRepository<CardSessionRow, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Nullable
    CardSessionRow findWithLockById(UUID id);

    int countByRecordIdAndStageIn(UUID recordId, Collection<Stage> stages);

    @Query("""
            select s from CardSessionRow s
            where s.purpose = :purpose and s.chip = :chip and s.stage in :stages
            order by s.sequence desc
            """)
    List<CardSessionRow> findLatest(Purpose purpose, String chip, Collection<Stage> stages, Limit limit);

    default @Nullable CardSessionRow findLatest(Purpose purpose, String chip, Collection<Stage> stages) {
        return findLatest(purpose, chip, stages, Limit.of(1)).stream()
                .findFirst()
                .orElse(null);
    }

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from CardSessionRow s where s.purpose = :purpose and s.chip = :chip and s.result is null")
    List<CardSessionRow> findOpen(Purpose purpose, String chip);

    /** Sessions without an end that were opened before, the oldest first. */
    @Query("select s.id from CardSessionRow s where s.result is null and s.openedAt < :moment order by s.openedAt")
    List<UUID> findOpenedBefore(Instant moment, Limit limit);

    default List<UUID> findOpenedBefore(Instant moment, int count) {
        return findOpenedBefore(moment, Limit.of(count));
    }
}
