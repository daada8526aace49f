package dev.cardmint.center.securechannel;

import dev.cardmint.model.bytes.Bytes;

/**
 * What both sides have said before a channel is open.
 *
 * @param hostChallenge as sent in INITIALIZE UPDATE
 * @param response the card's answer to it
 * @param level what EXTERNAL AUTHENTICATE will ask for
 * @param form of the commands to come
 */
public record ChannelOpening(
        Bytes hostChallenge, InitializeUpdate.Response response, SecurityLevel level, CommandForm form) {

    public ChannelOpening {
        if (hostChallenge.size() != response.option().mode().size()) {
            throw new IllegalArgumentException("The card's mode is %s, the host challenge had %d bytes"
                    .formatted(response.option().mode(), hostChallenge.size()));
        }
        if (!response.option().allows(level)) {
            throw new IllegalArgumentException(
                    "A card with option i %s does not do level %02X".formatted(response.option(), level.value()));
        }
        if (form.extendedLength() && response.option().protocol() == Protocol.SCP02) {
            throw new IllegalArgumentException("SCP02 protects commands of short length only");
        }
    }

    /** Of a channel for short commands on the basic logical channel. */
    public ChannelOpening(Bytes hostChallenge, InitializeUpdate.Response response, SecurityLevel level) {
        this(hostChallenge, response, level, CommandForm.BASIC);
    }
}
