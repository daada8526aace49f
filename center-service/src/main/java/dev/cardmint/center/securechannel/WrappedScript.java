package dev.cardmint.center.securechannel;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import java.util.List;

/** Commands wrapped ahead for one secure channel, and the key to their answers. */
public interface WrappedScript {

    /** The wrapped commands in the order in which the card must get them, EXTERNAL AUTHENTICATE included. */
    List<CommandApdu> commands();

    /**
     * Verifies and decrypts the answer to one command.
     *
     * @param index of the command in {@link #commands()}
     * @throws ChannelIntegrityException if the answer's protection does not hold; the channel is closed then
     * @throws IndexOutOfBoundsException if there is no such command
     * @throws IllegalStateException if the channel is closed
     */
    UnwrappedResponse unwrap(int index, ResponseApdu response);
}
