package dev.cardmint.center.securechannel;

import dev.cardmint.model.apdu.CommandApdu;
import java.util.List;

/**
 * The center's side of a secure channel whose card cryptogram has been verified (GPCS 10). Wraps whole scripts ahead;
 * any answer whose protection does not hold closes it for good. Not for several threads.
 */
public interface SecureChannel extends AutoCloseable {

    SecurityLevel level();

    /**
     * Puts EXTERNAL AUTHENTICATE before these commands and wraps them; the first script of every channel, once.
     *
     * @throws IllegalStateException if the channel is closed or was authenticated before
     * @throws UnwrappableCommandException if one of the commands does not fit; nothing is spent then
     */
    WrappedScript authenticateAndWrap(List<CommandApdu> plain);

    /**
     * Wraps a further script of an authenticated channel.
     *
     * @throws IllegalStateException if the channel is closed or not authenticated
     * @throws UnwrappableCommandException if one of the commands does not fit; nothing is spent then
     */
    WrappedScript wrap(List<CommandApdu> plain);

    /**
     * Goes back to where a script stopped: what was wrapped for after this command is void, and the next script follows
     * it. The card has counted the command, also if it answered 6Cxx; that answer has been unwrapped before.
     *
     * @param script the last one of this channel
     * @param index of the command in the script's commands
     * @throws IllegalStateException if the channel is closed, or wrapped another script since
     */
    void goBackTo(WrappedScript script, int index);

    /**
     * Everything needed to go on with this channel elsewhere, session keys included: seal it at once. Exported before
     * wrapping, it gives the same script again.
     *
     * @throws IllegalStateException if the channel is closed
     */
    byte[] exportState();

    boolean isClosed();

    /** Wipes the session keys. */
    @Override
    void close();
}
