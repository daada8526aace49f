package dev.cardmint.center.printing;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.keys.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where prints are kept. */
public interface PrintJobStore {

    /** How many open prints are told. */
    int MOST_OPEN = 100;

    /** A print, locked until the transaction ends. */
    @Nullable
    PrintJob lock(UUID id);

    @Nullable
    PrintJob find(UUID id);

    /** The print of a card that was not rejected. */
    @Nullable
    PrintJob ofCard(RecordId record, ChipIdentity chip);

    /**
     * Prints of a branch that nobody has found good yet, oldest first; of too many the latest. One that nothing was
     * printed of counts only while it can be: its chip carries the record.
     *
     * @param since when its card was released at the earliest
     */
    List<PrintJob> open(String branch, Purpose purpose, Instant since);

    void add(PrintJob job);

    /** Keeps how far a print has come. */
    void update(PrintJob job);
}
