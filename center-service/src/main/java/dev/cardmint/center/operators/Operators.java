package dev.cardmint.center.operators;

import org.jspecify.annotations.Nullable;

/** The people known to the center. */
public interface Operators {

    @Nullable
    Operator find(String username);

    /** The stored password hash of an active operator, with its scheme in braces. */
    @Nullable
    String passwordHash(String username);

    /** Adds an operator. */
    void add(Operator operator, String passwordHash);
}
