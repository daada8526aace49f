package dev.cardmint.center.securechannel;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;

/**
 * A card's answer with its protection verified and taken off.
 *
 * @param data decrypted where the channel encrypts responses; always empty for a status that carries no R-MAC although
 *     the channel asks for one
 * @param rMacVerified whether an R-MAC proved data and status word; without it they are the base's word
 */
public record UnwrappedResponse(Bytes data, StatusWord statusWord, boolean rMacVerified) {

    /**
     * EXTERNAL AUTHENTICATE's answer has neither data nor R-MAC: the level takes effect after it (Amendment D, 7.1.2).
     *
     * @throws ChannelIntegrityException if it came with data
     */
    public static UnwrappedResponse ofExternalAuthenticate(ResponseApdu response) {
        if (!response.data().isEmpty()) {
            throw new ChannelIntegrityException("EXTERNAL AUTHENTICATE was answered with data");
        }
        return new UnwrappedResponse(response.data(), response.statusWord(), false);
    }
}
