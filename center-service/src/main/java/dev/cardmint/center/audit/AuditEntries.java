package dev.cardmint.center.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log as its readers see it. */
public interface AuditEntries {

    /** Entries in the order of their numbers, from the one after a number on. */
    List<Stored> after(long number, int limit);

    /** An entry as it lies in the log; the number orders it and may leave gaps. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(
            long number,
            Instant at,
            String kind,
            @Nullable String terminal,
            @Nullable String operator,
            @Nullable UUID session,
            @Nullable UUID record,
            @Nullable String chip,
            Map<String, String> details) {

        public Stored {
            details = Map.copyOf(details);
        }
    }
}
