package dev.cardmint.center.profiles;

import dev.cardmint.center.securechannel.KeyVersionNumber;

/**
 * A key set in the vault and the version under which the card holds it.
 *
 * @param set its name in the vault
 */
public record KeysRef(String set, KeyVersionNumber keyVersion) {}
