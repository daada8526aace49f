/** Notices over REST. */
@NullMarked
package dev.cardmint.center.notices.web;

import org.jspecify.annotations.NullMarked;
