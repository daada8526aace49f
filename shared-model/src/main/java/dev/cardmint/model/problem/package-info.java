/** Problem types shared by both services (RFC 9457). */
@NullMarked
package dev.cardmint.model.problem;

import org.jspecify.annotations.NullMarked;
