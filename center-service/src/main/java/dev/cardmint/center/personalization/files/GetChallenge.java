package dev.cardmint.center.personalization.files;

import dev.cardmint.center.securechannel.MalformedResponseException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;

/** GET CHALLENGE: random bytes that the next EXTERNAL AUTHENTICATE answers (ISO/IEC 7816-4, 11.5.3). */
public record GetChallenge() {

    static final int BYTES = 16;

    public CommandApdu toCommand() {
        return new CommandApdu(0x00, 0x84, 0x00, 0x00, Bytes.EMPTY, BYTES);
    }

    /** The card's challenge, 16 bytes. */
    public record Response(Bytes challenge) {

        /**
         * Reads the data field.
         *
         * @throws MalformedResponseException unless it has 16 bytes
         */
        public static Response parse(Bytes data) {
            if (data.size() != BYTES) {
                throw new MalformedResponseException("GET CHALLENGE answered %d bytes".formatted(data.size()));
            }
            return new Response(data);
        }
    }
}
