/**
 * Versions of card-type profiles and how far each has come: uploaded by one person, active by the word of two, retired.
 * Entry types: {@link ProfileVersions}, {@link ProfileVersion}. What a profile says is not known here, only that it can
 * be read.
 */
@NamedInterface("versions")
@NullMarked
package dev.cardmint.center.profiles.versions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
