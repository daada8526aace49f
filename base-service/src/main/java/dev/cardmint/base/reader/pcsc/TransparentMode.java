package dev.cardmint.base.reader.pcsc;

import dev.cardmint.base.StartRefusedException;

/**
 * The PC/SC provider follows 61xx and 6Cxx by itself, with wrapped commands changed on the way, unless it is told not
 * to.
 */
public final class TransparentMode {

    private static final String PROPERTY = "jnasmartcardio.transparent";

    private TransparentMode() {}

    /** Switches it on unless somebody has set the property on the command line. */
    public static void force() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "true");
        }
    }

    static void require() {
        if (!"true".equals(System.getProperty(PROPERTY))) {
            throw new StartRefusedException(
                    "Start the base with -D%s=true: without it the PC/SC provider repeats commands by itself."
                            .formatted(PROPERTY));
        }
    }
}
