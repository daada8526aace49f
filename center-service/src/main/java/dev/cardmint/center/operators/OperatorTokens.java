package dev.cardmint.center.operators;

import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.model.bytes.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands behind the tokens that are out: a digest each, bound to one terminal's certificate. */
public interface OperatorTokens {

    void add(Bytes digest, Operator operator, Terminal terminal, Instant expiresAt, Instant endsAt);

    /** The operator behind a token that lives, is used from its own terminal and certificate; moves its end on. */
    @Nullable
    Operator use(Bytes digest, Terminal terminal);

    void remove(Bytes digest);
}
