/**
 * ZIP files read from memory, strictly: nothing is inflated but what is asked for, and that to a limit. Entry type:
 * {@link ZipDirectory}. Encrypted, split and 64-bit files are refused.
 */
@NullMarked
package dev.cardmint.center.loadfiles.zip;

import org.jspecify.annotations.NullMarked;
