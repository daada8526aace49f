package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.center.profiles.KeysRef;

/**
 * The key that a card wants to see proved before it lets anybody write, and proves in return.
 *
 * @param reference the card's name for it, P2 of its commands
 */
public record AccessKeyTerms(KeysRef keys, int reference) {}
