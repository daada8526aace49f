package dev.cardmint.center.personalization.files;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * EXTERNAL AUTHENTICATE with an access key (ISO/IEC 7816-4, 11.5.4): the card opens what the key opens.
 *
 * @param reference the card's name for the key
 * @param cryptogram AES-CMAC of the card's challenge
 */
public record ExternalAuthenticate(int reference, Bytes cryptogram) {

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0x82, 0x00, reference, cryptogram, 0);
    }
}
