/**
 * Who works in a lab: {@link dev.cardmint.lab.operators.LabOperators} with passwords of their own, and
 * {@link dev.cardmint.lab.operators.Bootstrap}, the file from which a center fills empty registries.
 */
@NullMarked
package dev.cardmint.lab.operators;

import org.jspecify.annotations.NullMarked;
