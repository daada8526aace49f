/** Audit entries over REST, for reading. */
@NullMarked
package dev.cardmint.center.audit.web;

import org.jspecify.annotations.NullMarked;
