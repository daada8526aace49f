/**
 * The issuing center. Entry type: {@link dev.cardmint.center.CenterApplication}. It holds every secret and every
 * record; each package below is one module and says what it may depend on.
 */
@NullMarked
package dev.cardmint.center;

import org.jspecify.annotations.NullMarked;
