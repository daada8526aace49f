/** Disposals over REST. */
@NullMarked
package dev.cardmint.center.disposal.web;

import org.jspecify.annotations.NullMarked;
