/**
 * The Internet Printing Protocol as far as a card needs it (RFC 8010, RFC 8011): a request is written, an answer read
 * strictly, over HTTP and from memory. Entry type: {@link IppPrinter}. What a print is about is known to those who send
 * it.
 */
@NullMarked
package dev.cardmint.base.printing.ipp;

import org.jspecify.annotations.NullMarked;
