/**
 * The contract between a base and the center about cards that are to be destroyed: the queue of them, the center's
 * permission, the report and the certificate. A base destroys nothing that it has no permit for.
 */
@NullMarked
package dev.cardmint.model.disposal;

import org.jspecify.annotations.NullMarked;
