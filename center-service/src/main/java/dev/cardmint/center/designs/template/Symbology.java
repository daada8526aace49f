package dev.cardmint.center.designs.template;

/** The codes that a design may have. */
public enum Symbology {
    /** ISO/IEC 18004. */
    QR("qr", 0.25),
    /** ISO/IEC 16022. */
    DATA_MATRIX("data-matrix", 0.25),
    /** ISO/IEC 15417. */
    CODE_128("code-128", 0.169);

    private final String word;
    private final double leastModule;

    Symbology(String word, double leastModule) {
        this.word = word;
        this.leastModule = leastModule;
    }

    /** What a template says. */
    String word() {
        return word;
    }

    /** The narrowest element in millimetres that a card printer of 300 dpi makes and a reader reads. */
    public double leastModule() {
        return leastModule;
    }
}
