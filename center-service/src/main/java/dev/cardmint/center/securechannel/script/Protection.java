package dev.cardmint.center.securechannel.script;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;

/** A protocol's part of a secure channel: keys, chaining values and the protection of single messages. */
public interface Protection extends AutoCloseable {

    SecurityLevel level();

    boolean isAuthenticated();

    /**
     * Makes sure that a command can be carried before anything is spent on the script it is in.
     *
     * @throws UnwrappableCommandException if it cannot
     */
    void requireWrappable(CommandApdu plain);

    /** EXTERNAL AUTHENTICATE; the level takes effect after it. */
    Sent authenticate();

    Sent wrap(CommandApdu plain);

    /** Goes back to where the next command follows this one. */
    void goBackTo(Sent sent);

    /**
     * Verifies and decrypts one answer to a command after EXTERNAL AUTHENTICATE.
     *
     * @throws ChannelIntegrityException if its protection does not hold
     */
    UnwrappedResponse unwrap(Sent sent, ResponseApdu response);

    byte[] export();

    /** Wipes the session keys. */
    @Override
    void close();
}
