/** Receipts over REST. */
@NullMarked
package dev.cardmint.center.receipts.web;

import org.jspecify.annotations.NullMarked;
