package dev.cardmint.center.designs.drawing;

/** What card printers print at. */
public enum Resolution {
    DPI_300(300),
    DPI_600(600);

    /** ID-1 at 300 dpi is 1011.02 by 637.56 pixels; what a printer's head has to cover is whole ones. */
    private static final int WIDTH_AT_300 = 1011;

    private static final int HEIGHT_AT_300 = 638;

    private final int dotsPerInch;

    Resolution(int dotsPerInch) {
        this.dotsPerInch = dotsPerInch;
    }

    public int width() {
        return WIDTH_AT_300 * dotsPerInch / 300;
    }

    public int height() {
        return HEIGHT_AT_300 * dotsPerInch / 300;
    }

    /** As PNG files say it. */
    int dotsPerMetre() {
        return Math.round(dotsPerInch / 0.0254f);
    }
}
