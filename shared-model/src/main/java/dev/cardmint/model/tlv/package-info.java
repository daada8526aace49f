/**
 * BER-TLV data objects (ISO/IEC 7816-4, 6.3; ISO/IEC 8825-1). Entry type: {@link Tlv}. Personalization's data groupings
 * (DGI) are not TLV and lie elsewhere.
 */
@NullMarked
package dev.cardmint.model.tlv;

import org.jspecify.annotations.NullMarked;
