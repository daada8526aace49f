/**
 * How fast scripts are wrapped, beside the ciphers' work alone: {@code ./bench}. Entry type:
 * {@link SecureChannelBench}. Prints rates and ratios; nothing here is a test.
 */
@NullMarked
package dev.cardmint.center.securechannel.bench;

import org.jspecify.annotations.NullMarked;
