/** The search for holders over REST. */
@NullMarked
package dev.cardmint.center.holders.web;

import org.jspecify.annotations.NullMarked;
