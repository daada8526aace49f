/**
 * The two operations that SCP02 and older key management build everything from, on the JDK's ciphers. Entry types:
 * {@link DesCbc}, {@link RetailMac}. What is encrypted or authenticated with them is decided elsewhere.
 */
@NamedInterface("des")
@NullMarked
package dev.cardmint.center.securechannel.des;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
