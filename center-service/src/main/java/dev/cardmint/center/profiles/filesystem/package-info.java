/**
 * What a profile says of a card with files as ISO/IEC 7816-4 has them: directories, files, what they hold, and how the
 * card wants them written. Entry type: {@link FileSystemReader}. The commands are made elsewhere.
 */
@NamedInterface("filesystem")
@NullMarked
package dev.cardmint.center.profiles.filesystem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
