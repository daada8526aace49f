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
     * Wraps one command of the last script once more, with the Ne that the card named in its answer 6Cxx, and anew all
     * commands after it: the card has counted the first attempt, so what was wrapped for afterwards is void. The answer
     * 6Cxx itself has been unwrapped before. Only a command that reads may be sent twice; any other is a lost answer.
     *
     * @param index of the command in the script's commands
     * @param ne the new Ne, 1 to 256, or more where the card takes extended length
     * @return the command and all that follow it
     * @throws IllegalStateException if the channel is closed, or wrapped another script since
     * @throws IllegalArgumentException if the command asks for no answer
     */
    WrappedScript rewrap(WrappedScript script, int index, int ne);

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
