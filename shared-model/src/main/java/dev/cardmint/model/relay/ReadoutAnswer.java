package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;

/**
 * What a card answered to a readout.
 *
 * @param response the response APDU, status word included
 */
public record ReadoutAnswer(String name, Bytes response) {}
