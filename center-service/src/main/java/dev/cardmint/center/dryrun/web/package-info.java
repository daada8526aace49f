/** Dry runs over REST, for security officers. */
@NullMarked
package dev.cardmint.center.dryrun.web;

import org.jspecify.annotations.NullMarked;
