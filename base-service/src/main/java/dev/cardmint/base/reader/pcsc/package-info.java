/**
 * Readers that speak {@code javax.smartcardio}: real ones through PC/SC, and any other provider of that API. Entry
 * type: {@link dev.cardmint.base.reader.pcsc.SmartcardioDriver}. The only place that knows {@code javax.smartcardio}.
 */
@NullMarked
package dev.cardmint.base.reader.pcsc;

import org.jspecify.annotations.NullMarked;
