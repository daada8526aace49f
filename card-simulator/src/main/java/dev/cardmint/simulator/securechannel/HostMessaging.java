package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;

/** A host's end of one secure channel: what it sends, and what it believes. */
public interface HostMessaging extends AutoCloseable {

    /** Whether this is the cryptogram of a card with these keys. */
    boolean proves(Bytes cardCryptogram);

    /** EXTERNAL AUTHENTICATE with the host cryptogram and the first C-MAC. */
    CommandApdu authenticate(SecurityLevel level);

    /** Protects the next command. */
    CommandApdu wrap(CommandApdu command);

    /**
     * The plain answer to the command that was wrapped last.
     *
     * @throws NotAuthenticException if an R-MAC does not hold
     */
    ResponseApdu unwrap(ResponseApdu answer) throws NotAuthenticException;

    @Override
    void close();
}
