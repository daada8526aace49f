/** What a terminal may ask of itself. */
@NullMarked
package dev.cardmint.center.terminals.web;

import org.jspecify.annotations.NullMarked;
