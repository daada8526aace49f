/**
 * A site on a leash: {@link dev.cardmint.lab.control.SiteControl} takes commands from its standard input, one line
 * each, and answers each with one line of JSON. The system tests pull cards and cables with it.
 */
@NullMarked
package dev.cardmint.lab.control;

import org.jspecify.annotations.NullMarked;
