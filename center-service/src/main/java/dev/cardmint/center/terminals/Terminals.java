package dev.cardmint.center.terminals;

import dev.cardmint.model.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** The terminal registry. */
public interface Terminals {

    @Nullable
    Terminal find(String id);

    /** The terminal with a certificate of this SHA-256, whatever its state. */
    @Nullable
    Terminal findByCertificate(Bytes sha256);

    /** Adds a terminal, or takes it over as given. */
    void save(Terminal terminal);

    /** Stops a terminal from its next request on, or lets it in again. */
    void setState(String id, TerminalState state);
}
