package dev.cardmint.center.securechannel.script;

import dev.cardmint.model.apdu.CommandApdu;

/** One wrapped command and what its answer is verified with; no key, so nothing to wipe. */
public final class Sent {

    private static final int EXTERNAL_AUTHENTICATE = 0;

    private final CommandApdu plain;
    private final CommandApdu wrapped;
    private final byte[] mac;
    private final int number;

    /**
     * A command of an authenticated channel.
     *
     * @param mac its C-MAC, full length
     * @param number from 1: SCP03's encryption counter; in SCP02 how many were sent since the channel was opened or
     *     restored
     */
    public Sent(CommandApdu plain, CommandApdu wrapped, byte[] mac, int number) {
        this.plain = plain;
        this.wrapped = wrapped;
        this.mac = mac.clone();
        this.number = number;
    }

    /** EXTERNAL AUTHENTICATE, whose answer is not protected yet. */
    public static Sent externalAuthenticate(CommandApdu plain, CommandApdu wrapped, byte[] mac) {
        return new Sent(plain, wrapped, mac, EXTERNAL_AUTHENTICATE);
    }

    public CommandApdu plain() {
        return plain;
    }

    public CommandApdu wrapped() {
        return wrapped;
    }

    public byte[] mac() {
        return mac;
    }

    public int number() {
        return number;
    }

    boolean answerIsProtected() {
        return number != EXTERNAL_AUTHENTICATE;
    }
}
