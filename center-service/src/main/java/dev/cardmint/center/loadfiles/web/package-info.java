/** Load files over REST, for security officers. */
@NullMarked
package dev.cardmint.center.loadfiles.web;

import org.jspecify.annotations.NullMarked;
