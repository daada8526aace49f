package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.scp02.Scp02;
import dev.cardmint.center.securechannel.scp03.Scp03;

/** Goes on with a channel of either protocol from its exported state, which says in its first byte which. */
final class SealedChannel {

    private SealedChannel() {}

    /**
     * Goes on with a channel; the state is wiped.
     *
     * @throws IllegalArgumentException if it is no such state
     */
    static SecureChannel restore(byte[] state) {
        boolean scp02 = state.length > 0 && state[0] == Protocol.SCP02.value();
        return scp02 ? Scp02.restore(state) : Scp03.restore(state);
    }
}
