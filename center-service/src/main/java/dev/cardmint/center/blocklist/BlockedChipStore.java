package dev.cardmint.center.blocklist;

import dev.cardmint.center.keys.Purpose;
import java.time.Instant;
import java.util.List;

/** Finds the chips that are blocked. */
public interface BlockedChipStore {

    /** All that are blocked now, by the time and then by the chip. */
    List<BlockedChip> all(Purpose purpose);

    /** All that came onto the list or were taken off it from a time on. */
    List<BlockedChip> changes(Purpose purpose, Instant since);
}
