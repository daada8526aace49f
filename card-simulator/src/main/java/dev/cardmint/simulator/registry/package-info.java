/**
 * The card's registry (GPC 2.3.1, 6.2): load files, applications with their privileges, the issuer's own data, and the
 * memory that all of it takes. Entry types: {@link CardContent} and {@link MemoryAccount}. The commands that change it
 * are not here.
 */
@NullMarked
package dev.cardmint.simulator.registry;

import org.jspecify.annotations.NullMarked;
