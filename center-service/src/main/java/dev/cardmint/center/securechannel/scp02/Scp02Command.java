package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.script.Sent;
import dev.cardmint.model.apdu.CommandApdu;

/** One wrapped command and its place in the chains; no key, so nothing to wipe. */
final class Scp02Command implements Sent {

    static final int EXTERNAL_AUTHENTICATE = -1;

    private final CommandApdu plain;
    private final CommandApdu wrapped;
    private final byte[] mac;
    private final int place;

    /**
     * A command of an authenticated channel.
     *
     * @param mac its C-MAC
     * @param place how many came before it since the channel was opened or restored
     */
    Scp02Command(CommandApdu plain, CommandApdu wrapped, byte[] mac, int place) {
        this.plain = plain;
        this.wrapped = wrapped;
        this.mac = mac;
        this.place = place;
    }

    @Override
    public CommandApdu plain() {
        return plain;
    }

    @Override
    public CommandApdu wrapped() {
        return wrapped;
    }

    byte[] mac() {
        return mac;
    }

    int place() {
        return place;
    }

    boolean answerIsProtected() {
        return place != EXTERNAL_AUTHENTICATE;
    }
}
