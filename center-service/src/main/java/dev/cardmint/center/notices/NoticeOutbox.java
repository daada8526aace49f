package dev.cardmint.center.notices;

import dev.cardmint.center.issuance.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where notices are kept; what is changed, is in the caller's transaction. */
public interface NoticeOutbox {

    /** Enters a notice: WAITING if there is a contact for its record, and NO_ADDRESS otherwise. */
    void add(Notice notice);

    /** The notices of a record, oldest first. */
    List<Notice> ofRecord(RecordId record);

    /** The notice that waits longest of those that are due, locked; what others hold is passed over. */
    @Nullable
    Notice lockNextDue(Instant now);

    /** Counts an attempt that begins. */
    void attempted(UUID id, Instant nextAttemptAt);

    void settle(UUID id, Notice.State state, Instant at);

    /** When the card was issued whose notice waits longest, or {@code null} if none waits. */
    @Nullable
    Instant oldestWaiting();
}
