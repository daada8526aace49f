/** REST for choices. */
@NullMarked
package dev.cardmint.center.choices.web;

import org.jspecify.annotations.NullMarked;
