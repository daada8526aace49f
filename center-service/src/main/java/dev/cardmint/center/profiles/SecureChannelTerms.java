package dev.cardmint.center.profiles;

import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.SecurityLevel;

/** The secure channel that a card type is written through. */
public record SecureChannelTerms(ChannelMode mode, SecurityLevel level) {

    /** The longest plain data field that a short command carries under these terms. */
    public int maxData() {
        int room = 255 - mode.size();
        return level.encryptsCommands() ? room / 16 * 16 - 1 : room;
    }
}
