/**
 * Reads a personalized card back and compares it, object by object, with what it computes from the card-type profile
 * and the card request. Entry type: {@link ReadBack}. It sees the profile, the request and the card, never the center.
 */
@NullMarked
package dev.cardmint.simulator.reading;

import org.jspecify.annotations.NullMarked;
