package dev.cardmint.center.sessions;

import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.terminals.Terminal;

/** Which key sets, records and chips a terminal may work with: drill or production, never both. */
final class Purposes {

    private Purposes() {}

    static Purpose of(Terminal terminal) {
        return terminal.drill() ? Purpose.DRILL : Purpose.PRODUCTION;
    }
}
