/** The blocked list over REST, as JSON and as CSV. */
@NullMarked
package dev.cardmint.center.blocklist.web;

import org.jspecify.annotations.NullMarked;
