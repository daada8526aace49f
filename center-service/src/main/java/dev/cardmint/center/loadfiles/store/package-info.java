/**
 * The load files that the center has, each by its digest. Entry type: {@link LoadFiles}. Files come in and stay; which
 * card types use them is said by their profiles.
 */
@NamedInterface("store")
@NullMarked
package dev.cardmint.center.loadfiles.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
