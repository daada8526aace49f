package dev.cardmint.base.reader.pcsc;

import dev.cardmint.base.center.StartRefusedException;

/**
 * The PC/SC provider follows 61xx and 6Cxx by itself, with wrapped commands changed on the way, unless it is told not
 * to.
 */
final class TransparentMode {

    static final String PROPERTY = "jnasmartcardio.transparent";

    private TransparentMode() {}

    /**
     * Switches it on.
     *
     * @throws StartRefusedException if somebody has switched it off on the command line
     */
    static void force() {
        String set = System.setProperty(PROPERTY, "true");
        if (set != null && !set.equals("true")) {
            System.setProperty(PROPERTY, set);
            throw new StartRefusedException(
                    "Start the base with -D%s=true: otherwise the PC/SC provider repeats commands by itself."
                            .formatted(PROPERTY));
        }
    }
}
