/**
 * A file-system card: what ISO/IEC 7816-4 and 7816-9 say of files, records, and authentication with an access key, and
 * nothing of GlobalPlatform. Entry type: {@link FileSystem}. Secure messaging and passwords are not here.
 */
@NullMarked
package dev.cardmint.simulator.files;

import org.jspecify.annotations.NullMarked;
