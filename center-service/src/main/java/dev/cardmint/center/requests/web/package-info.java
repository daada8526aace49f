/** Card requests over REST. */
@NullMarked
package dev.cardmint.center.requests.web;

import org.jspecify.annotations.NullMarked;
