/**
 * The commands that create, write and read files, and prove an access key (ISO/IEC 7816-4 and 7816-9), one record each.
 * Which of them make a card is planned elsewhere.
 */
@NamedInterface("files")
@NullMarked
package dev.cardmint.center.personalization.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
