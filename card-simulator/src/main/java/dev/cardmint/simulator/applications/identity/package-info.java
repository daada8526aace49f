/**
 * An identity application with files (ISO/IEC 7816-4, 7.2 and 11): what is in which file, and the commands that read
 * them. Entry type: {@link IdentityApplication}. Files are written by personalization only, which is not here.
 */
@NullMarked
package dev.cardmint.simulator.applications.identity;

import org.jspecify.annotations.NullMarked;
