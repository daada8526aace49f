/**
 * Card requests for a lab: {@link dev.cardmint.lab.samples.SampleRequests} reads the files of {@code docs/samples} and
 * gives them the order ids and card numbers of one run.
 */
@NullMarked
package dev.cardmint.lab.samples;

import org.jspecify.annotations.NullMarked;
