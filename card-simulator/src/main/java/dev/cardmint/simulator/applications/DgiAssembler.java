package dev.cardmint.simulator.applications;

import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts data groupings together from STORE DATA blocks, which may cut them anywhere. A length is one byte, or FF and two
 * bytes (EMV Card Personalization Specification, 2.2).
 */
public final class DgiAssembler {

    private static final int LONG_LENGTH = 0xFF;

    private Bytes pending = Bytes.EMPTY;
    private boolean encrypted;

    /**
     * Takes one block and returns the groupings that it completes.
     *
     * @throws CommandRefusedException if an open grouping changes between plain and encrypted
     */
    public List<Dgi> append(Bytes block, boolean blockIsEncrypted) {
        CommandRefusedException.unless(pending.isEmpty() || encrypted == blockIsEncrypted, Status.WRONG_DATA);
        encrypted = blockIsEncrypted;
        pending = pending.concat(block);
        var complete = new ArrayList<Dgi>();
        while (holdsWholeGrouping()) {
            complete.add(take());
        }
        return complete;
    }

    /** True when no grouping is open. */
    public boolean isAtBoundary() {
        return pending.isEmpty();
    }

    private boolean holdsWholeGrouping() {
        return pending.size() >= 3 && pending.size() >= headerSize() && pending.size() >= headerSize() + contentSize();
    }

    private int headerSize() {
        return pending.unsigned(2) == LONG_LENGTH ? 5 : 3;
    }

    private int contentSize() {
        int first = pending.unsigned(2);
        return first == LONG_LENGTH ? pending.unsigned(3) << 8 | pending.unsigned(4) : first;
    }

    private Dgi take() {
        int identifier = pending.unsigned(0) << 8 | pending.unsigned(1);
        int end = headerSize() + contentSize();
        var dgi = new Dgi(identifier, pending.slice(headerSize(), end), encrypted);
        pending = pending.slice(end, pending.size());
        return dgi;
    }
}
