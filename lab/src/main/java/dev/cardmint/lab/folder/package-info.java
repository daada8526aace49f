/**
 * The one folder in which a lab keeps everything between runs; {@link dev.cardmint.lab.folder.LabFolder} names its
 * files. What is secret in it is readable by its owner only.
 */
@NullMarked
package dev.cardmint.lab.folder;

import org.jspecify.annotations.NullMarked;
