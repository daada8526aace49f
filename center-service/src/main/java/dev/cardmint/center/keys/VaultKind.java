package dev.cardmint.center.keys;

/** Whether a vault may give a drill key set away; part of what its seal covers. */
public enum VaultKind {
    LAB,
    PRODUCTION
}
