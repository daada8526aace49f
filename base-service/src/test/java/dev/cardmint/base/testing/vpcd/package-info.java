/**
 * A real PC/SC service for the tests alone, and cards for its virtual readers that do what a test says. Entry types:
 * {@link dev.cardmint.base.testing.vpcd.TestPcscd}, {@link dev.cardmint.base.testing.vpcd.VirtualCard}.
 */
@NullMarked
package dev.cardmint.base.testing.vpcd;

import org.jspecify.annotations.NullMarked;
