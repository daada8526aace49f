package dev.cardmint.center.operators;

import dev.cardmint.center.terminals.Terminal;

/** Counts wrong passwords per user name and terminal. */
public interface SignInAttempts {

    /** Counts one more try before it is made, so that tries at the same time cannot pass the limit. */
    int count(String username, Terminal terminal);

    void forget(String username, Terminal terminal);
}
