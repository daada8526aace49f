/** REST for prints. */
@NullMarked
package dev.cardmint.center.printing.web;

import org.jspecify.annotations.NullMarked;
