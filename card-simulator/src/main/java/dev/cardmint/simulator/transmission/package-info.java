/**
 * How bytes become commands and answers: the cases of command APDUs over T=0 and T=1, answers in parts, and what a
 * command takes in time. Entry type: {@link ApduExchange}. What commands mean is not here.
 */
@NullMarked
package dev.cardmint.simulator.transmission;

import org.jspecify.annotations.NullMarked;
