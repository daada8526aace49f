package dev.cardmint.center.cards.persistence;

import dev.cardmint.center.keys.Purpose;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

/** Rows of {@code chips}. */
public interface ChipRows extends JpaRepository<ChipRow, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Nullable
    ChipRow findWithLockByPurposeAndIdentity(Purpose purpose, String identity);

    @Nullable
    ChipRow findByPurposeAndIdentity(Purpose purpose, String identity);

    List<ChipRow> findByPurposeAndClaim(Purpose purpose, String claim);
}
