package dev.cardmint.simulator.files;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Status;

/**
 * Security attributes in compact format (ISO/IEC 7816-4, 9.3.3): an access mode byte, then a security condition byte
 * for each of its bits, the highest first. What it does not name is free.
 */
record AccessRule(Bytes value) {

    static final AccessRule FREE = new AccessRule(Bytes.EMPTY);

    private static final int ALWAYS = 0x00;
    private static final int EXTERNAL_AUTHENTICATION = 0x20;
    private static final int MODES = 0x7F;

    AccessRule {
        boolean whole = value.isEmpty()
                || (value.unsigned(0) <= MODES && value.size() == 1 + Integer.bitCount(value.unsigned(0)));
        unless(whole, Status.WRONG_DATA);
    }

    /** Whether an operation may be, with the access key proved or not; no other condition can be met on this card. */
    boolean allows(int mode, boolean authenticated) {
        if (mode == 0 || value.isEmpty() || (value.unsigned(0) & mode) == 0) {
            return true;
        }
        int higher = value.unsigned(0) & MODES & ~(2 * mode - 1);
        int condition = value.unsigned(1 + Integer.bitCount(higher));
        boolean keyAlone = (condition & 0x70) == EXTERNAL_AUTHENTICATION;
        return condition == ALWAYS || (keyAlone && authenticated);
    }
}
