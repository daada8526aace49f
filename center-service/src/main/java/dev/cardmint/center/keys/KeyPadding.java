package dev.cardmint.center.keys;

/** What fills a key up to whole blocks before it is encrypted for PUT KEY: tools and cards disagree. */
public enum KeyPadding {
    /** 80, then 00 (ISO/IEC 9797-1, padding method 2). */
    MARKED,
    /** 00. */
    ZERO,
    /** Bytes that nobody can tell, the same each time for the same key of the same card. */
    RANDOM
}
