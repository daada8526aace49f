package dev.cardmint.center.securechannel.script;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;

/**
 * A protocol's part of a secure channel: keys, chaining values and the protection of single messages.
 *
 * @param <S> a wrapped command with what its answer is verified with
 */
public interface Protection<S extends Sent> extends AutoCloseable {

    SecurityLevel level();

    boolean isAuthenticated();

    /**
     * Makes sure that a command can be carried before anything is spent on the script it is in.
     *
     * @throws UnwrappableCommandException if it cannot
     */
    void requireWrappable(CommandApdu plain);

    /** EXTERNAL AUTHENTICATE; the level takes effect after it. */
    S authenticate();

    S wrap(CommandApdu plain);

    /** Goes back to where the next command follows this one. */
    void goBackTo(S sent);

    /**
     * Verifies and decrypts one answer.
     *
     * @throws ChannelIntegrityException if its protection does not hold
     */
    UnwrappedResponse unwrap(S sent, ResponseApdu response);

    byte[] export();

    /** Wipes the session keys. */
    @Override
    void close();
}
