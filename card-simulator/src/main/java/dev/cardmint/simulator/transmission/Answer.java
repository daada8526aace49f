package dev.cardmint.simulator.transmission;

import dev.cardmint.model.apdu.ResponseApdu;

/**
 * What the card has to say to a command, before the protocol cuts it.
 *
 * @param hasRMac whether its data ends with an R-MAC (Amendment D, 6.2.5)
 */
public record Answer(ResponseApdu response, boolean hasRMac) {

    public static Answer plain(ResponseApdu response) {
        return new Answer(response, false);
    }
}
