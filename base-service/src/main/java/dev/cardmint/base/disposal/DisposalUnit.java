package dev.cardmint.base.disposal;

import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalMethod;
import java.util.UUID;

/** What destroys cards at a branch. */
public interface DisposalUnit {

    /** What it is, as the certificate will say. */
    Means means();

    /** Destroys the card that was put into it, or says why not; it is only asked to with the center's permit. */
    MillingResult destroy(Job job);

    /** A method, a unit's name and how small its pieces are. */
    record Means(DisposalMethod method, String unit, DestructionLevel level) {}

    /**
     * One card to destroy.
     *
     * @param permit the center's, which a unit may take for the number of its job
     * @param chip the identity of the card's chip, hexadecimal; what a unit that can read serials must find
     */
    record Job(UUID permit, String chip) {}
}
