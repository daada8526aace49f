/**
 * The contract between a base and the center: recognition, offer, script, report, outcome. The base carries these and
 * understands none of the commands in them.
 */
@NullMarked
package dev.cardmint.model.relay;

import org.jspecify.annotations.NullMarked;
