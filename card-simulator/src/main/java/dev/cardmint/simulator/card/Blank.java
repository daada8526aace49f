package dev.cardmint.simulator.card;

import java.nio.file.Path;

/** A card as its maker delivers it, once it is made. */
public interface Blank {

    /** A blank that is forgotten with its object. */
    SimulatedCard create();

    /**
     * Writes a blank to an image file and opens it.
     *
     * @throws CardImageException if the file exists or cannot be written
     */
    SimulatedCard create(Path image);
}
