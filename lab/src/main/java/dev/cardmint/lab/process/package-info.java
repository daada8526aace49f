/**
 * Programs that a lab runs as processes of their own; entry type {@link dev.cardmint.lab.process.LabProcess}. Each is
 * recorded while it runs, so that the next lab in the folder can stop what a killed one left behind.
 */
@NullMarked
package dev.cardmint.lab.process;

import org.jspecify.annotations.NullMarked;
