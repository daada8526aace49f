package dev.cardmint.center.profiles;

import dev.cardmint.center.securechannel.ChannelMode;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.scp03.Scp03Option;
import java.util.List;

/** The secure channel that a card type is written through. */
public record SecureChannelTerms(List<Scp03Option> options, ChannelMode mode, SecurityLevel level) {

    public SecureChannelTerms {
        options = List.copyOf(options);
    }

    /** Whether every card of the type has challenges that the center can compute ahead. */
    boolean isForeseeable() {
        return options.stream().allMatch(Scp03Option::pseudoRandomChallenge);
    }

    /** The longest plain data field that a short command carries under these terms. */
    public int maxData() {
        int room = 255 - mode.size();
        return level.encryptsCommands() ? room / 16 * 16 - 1 : room;
    }
}
