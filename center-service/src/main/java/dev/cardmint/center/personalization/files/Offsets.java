package dev.cardmint.center.personalization.files;

/** Where a command reads or writes: P1-P2 has 15 bits for it, the first would name a short file identifier. */
final class Offsets {

    private static final int MOST = 0x7FFF;

    private Offsets() {}

    static void require(int offset) {
        if (offset < 0 || offset > MOST) {
            throw new IllegalArgumentException("No command reads or writes at " + offset);
        }
    }
}
