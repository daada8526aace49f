/**
 * The two AES operations that GlobalPlatform builds everything from, on the JDK's hardware-accelerated cipher. Entry
 * types: {@link AesCbc}, {@link AesCmac}. What is encrypted or authenticated with them is decided elsewhere.
 */
@NamedInterface("aes")
@NullMarked
package dev.cardmint.center.securechannel.aes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
