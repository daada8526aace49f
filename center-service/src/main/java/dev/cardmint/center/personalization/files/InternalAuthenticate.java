package dev.cardmint.center.personalization.files;

import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/**
 * INTERNAL AUTHENTICATE with an access key (ISO/IEC 7816-4, 11.5.2): the card proves that it has it.
 *
 * @param reference the card's name for the key
 * @param challenge random, 8 bytes: shorter than a card's, so that no answer to it opens any card
 */
public record InternalAuthenticate(int reference, Bytes challenge) {

    private static final int CRYPTOGRAM = 16;
    private static final int ANY = 256;

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0x88, 0x00, reference, challenge, ANY);
    }

    /** AES-CMAC of the challenge, 16 bytes. */
    public record Response(Bytes cryptogram) {

        /**
         * Reads the data field.
         *
         * @throws MalformedResponseException unless it has 16 bytes
         */
        public static Response parse(Bytes data) {
            if (data.size() != CRYPTOGRAM) {
                throw new MalformedResponseException("INTERNAL AUTHENTICATE answered %d bytes".formatted(data.size()));
            }
            return new Response(data);
        }
    }
}
