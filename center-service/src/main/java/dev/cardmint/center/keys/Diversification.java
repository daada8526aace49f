package dev.cardmint.center.keys;

/** How a card's keys come from the master key. */
public enum Diversification {
    /** All cards share the master key as each of their keys. */
    NONE,
    /** AES-CMAC in counter mode over the card's 10 bytes of diversification data. */
    KDF3
}
