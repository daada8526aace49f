package dev.cardmint.lab.site;

import dev.cardmint.lab.CommandLine;
import dev.cardmint.lab.LabException;

/** What the cards of a site are put into. */
public enum ReaderKind {
    /** Folders that the base takes for readers. */
    SIMULATED,
    /** Virtual readers of a PC/SC service. */
    PCSC;

    /**
     * The kind that a command line asks for.
     *
     * @throws LabException if there is no such kind
     */
    public static ReaderKind of(CommandLine line) {
        String name = line.text("--reader");
        if (name == null || name.equals("simulated")) {
            return SIMULATED;
        }
        if (name.equals("pcsc")) {
            return PCSC;
        }
        throw new LabException("--reader takes pcsc or simulated, not " + name + ".");
    }
}
