/**
 * What is alike in every protocol: a channel that wraps scripts ahead, verifies their answers and closes at the first
 * that does not hold. Entry types: {@link ProtectedChannel}, {@link Protection}. The bytes are made by the protocols.
 */
@NullMarked
package dev.cardmint.center.securechannel.script;

import org.jspecify.annotations.NullMarked;
