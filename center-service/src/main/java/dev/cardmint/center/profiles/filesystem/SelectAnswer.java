package dev.cardmint.center.profiles.filesystem;

/** What SELECT is asked to answer (ISO/IEC 7816-4, Table 63). */
public enum SelectAnswer {
    NOTHING(0x0C),
    /** The file's control information. */
    FCI(0x00);

    private final int p2;

    SelectAnswer(int p2) {
        this.p2 = p2;
    }

    public int p2() {
        return p2;
    }
}
