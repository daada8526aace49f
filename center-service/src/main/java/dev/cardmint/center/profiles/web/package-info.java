/** Card types over REST, for security officers. */
@NullMarked
package dev.cardmint.center.profiles.web;

import org.jspecify.annotations.NullMarked;
