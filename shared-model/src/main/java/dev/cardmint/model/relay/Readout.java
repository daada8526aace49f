package dev.cardmint.model.relay;

import dev.cardmint.model.bytes.Bytes;

/**
 * One recognition command, sent in the clear to every card or to cards of one type.
 *
 * @param name what the answer is called in recognition rules, for example {@code cplc}
 * @param command an encoded command APDU
 */
public record Readout(String name, Bytes command) {}
