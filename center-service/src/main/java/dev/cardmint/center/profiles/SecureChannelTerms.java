package dev.cardmint.center.profiles;

import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecurityLevel;

/** The secure channel that a card type is written through. */
public record SecureChannelTerms(Protocol protocol, ChannelMode mode, SecurityLevel level) {

    /** The longest plain data field that a short command carries under these terms: padding takes one byte at least. */
    public int maxData() {
        int room = 255 - mode.size();
        int block = protocol == Protocol.SCP02 ? 8 : 16;
        return level.encryptsCommands() ? room / block * block - 1 : room;
    }
}
