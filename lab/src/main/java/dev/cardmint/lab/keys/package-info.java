/**
 * The lab's keys: {@link dev.cardmint.lab.keys.LabVault} has the center's own program make the vault and export the
 * drill sets. No cryptography here.
 */
@NullMarked
package dev.cardmint.lab.keys;

import org.jspecify.annotations.NullMarked;
