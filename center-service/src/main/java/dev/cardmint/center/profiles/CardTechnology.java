package dev.cardmint.center.profiles;

/** What kind of card a card type is made of, and what is done to issue it. */
public sealed interface CardTechnology permits GlobalPlatformTerms {}
