package dev.cardmint.center.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request be repeated without repeating its effect. Only what was done is remembered, never a refusal nor an
 * answer: the handler makes its answer again from the resource.
 */
public interface IdempotencyKeys {

    /**
     * Takes the scope for the rest of the caller's transaction; another request with the same scope waits for its end.
     *
     * @return the resource of the first request, or {@code null} if this is the first
     * @throws ProblemException if the first request had another body
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Nullable
    UUID claim(IdempotencyScope scope);

    /** Remembers what the first request made, in the same transaction as {@link #claim}. */
    void remember(IdempotencyScope scope, UUID resource);
}
