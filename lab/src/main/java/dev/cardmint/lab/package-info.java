/**
 * The lab's program: {@link dev.cardmint.lab.Lab} starts PostgreSQL, a center, a base and simulated cards on one
 * machine, for the demo and the system tests. Nothing here belongs to a production system, and nothing depends on it.
 */
@NullMarked
package dev.cardmint.lab;

import org.jspecify.annotations.NullMarked;
