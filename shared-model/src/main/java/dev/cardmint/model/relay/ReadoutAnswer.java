package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;
import java.util.Objects;

/**
 * What a card answered to a readout.
 *
 * @param response the response APDU, status word included
 */
public record ReadoutAnswer(String name, Bytes response) {

    public ReadoutAnswer {
        Objects.requireNonNull(name, "name");
        if (response.size() < 2) {
            throw new IllegalArgumentException("A response has at least its status word");
        }
    }
}
