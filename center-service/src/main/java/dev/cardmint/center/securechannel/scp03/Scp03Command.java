package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.script.Sent;
import dev.cardmint.model.apdu.CommandApdu;

/** One wrapped command and what its answer is verified with; no key, so nothing to wipe. */
final class Scp03Command implements Sent {

    private static final int EXTERNAL_AUTHENTICATE = 0;

    private final CommandApdu plain;
    private final CommandApdu wrapped;
    private final byte[] chain;
    private final int counter;

    /**
     * A command of an authenticated channel.
     *
     * @param chain its full C-MAC
     * @param counter its encryption counter, from 1
     */
    Scp03Command(CommandApdu plain, CommandApdu wrapped, byte[] chain, int counter) {
        this.plain = plain;
        this.wrapped = wrapped;
        this.chain = chain;
        this.counter = counter;
    }

    static Scp03Command externalAuthenticate(CommandApdu plain, CommandApdu wrapped, byte[] chain) {
        return new Scp03Command(plain, wrapped, chain, EXTERNAL_AUTHENTICATE);
    }

    @Override
    public CommandApdu plain() {
        return plain;
    }

    @Override
    public CommandApdu wrapped() {
        return wrapped;
    }

    byte[] chain() {
        return chain;
    }

    int counter() {
        return counter;
    }

    boolean answerIsProtected() {
        return counter != EXTERNAL_AUTHENTICATE;
    }
}
