package dev.cardmint.simulator.content;

import org.jspecify.annotations.Nullable;

/** Chains of commands that a secure channel has begun and not finished; they end with it. */
public final class OpenChains {

    private @Nullable Personalization personalization;

    @Nullable
    Personalization personalization() {
        return personalization;
    }

    void personalization(@Nullable Personalization chain) {
        personalization = chain;
    }

    /** Ends every chain: the channel has been closed. */
    public void end() {
        personalization = null;
    }
}
