package dev.cardmint.simulator.card;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** A card as its maker delivers it, once it is made. */
public abstract sealed class Blank permits BlankCard, BlankFileCard {

    private RandomGenerator random = new SecureRandom();

    Blank() {}

    /** What the card has in its memory. */
    abstract CardState newState();

    final RandomGenerator random() {
        return random;
    }

    final void drawFrom(RandomGenerator generator) {
        random = generator;
    }

    /** A blank that is forgotten with its object. */
    public final SimulatedCard create() {
        return new SimulatedCard(newState(), CardMemory.VOLATILE, random);
    }

    /**
     * Writes a blank to an image file and opens it.
     *
     * @throws CardImageException if the file exists or cannot be written
     */
    public final SimulatedCard create(Path image) {
        try (CardState state = newState()) {
            ImageFile.create(image, state.encode());
        }
        return SimulatedCard.open(image);
    }
}
