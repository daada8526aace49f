/** REST for designs. */
@NullMarked
package dev.cardmint.center.designs.web;

import org.jspecify.annotations.NullMarked;
