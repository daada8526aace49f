/**
 * Command and response APDUs of ISO/IEC 7816-4 and the channel that carries them. Entry types: {@link CommandApdu},
 * {@link ApduChannel}. The meaning of single commands lies with those who send or answer them.
 */
@NullMarked
package dev.cardmint.model.apdu;

import org.jspecify.annotations.NullMarked;
