package dev.cardmint.center.profiles;

import dev.cardmint.model.relay.Proof;

/** What kind of card a card type is made of, and what is done to issue it. */
public sealed interface CardTechnology permits GlobalPlatformTerms, FileSystemTerms {

    /** What such a card can prove of what was written to it. */
    Proof proof();
}
