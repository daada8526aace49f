/**
 * TLS that leaves nothing behind in the buffers it reads from; entry type
 * {@link dev.cardmint.base.center.tls.WipingSslContext}. Identity and trust are not its business.
 */
@NullMarked
package dev.cardmint.base.center.tls;

import org.jspecify.annotations.NullMarked;
