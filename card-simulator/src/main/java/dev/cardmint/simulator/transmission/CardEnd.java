package dev.cardmint.simulator.transmission;

import dev.cardmint.model.apdu.CommandApdu;

/** The card behind the protocol. */
@FunctionalInterface
public interface CardEnd {

    /** Runs one command; it is never GET RESPONSE. */
    Answer execute(CommandApdu command);
}
