package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;

/**
 * One recognition command that every card is sent, in the clear.
 *
 * @param name what the answer is called in recognition rules, for example {@code cplc}
 * @param command an encoded command APDU
 */
public record Readout(String name, Bytes command) {}
