package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;

/**
 * The card's end of one secure channel, from INITIALIZE UPDATE until it is closed. It fails closed: after any check
 * that does not hold, its keys are wiped and every further command is refused.
 */
public interface CardChannel extends AutoCloseable {

    /**
     * The answer to INITIALIZE UPDATE.
     *
     * @param diversificationData 10 bytes
     * @param sequence the sequence counter
     */
    Bytes answer(Bytes diversificationData, int keyVersion, Bytes sequence);

    /** True once EXTERNAL AUTHENTICATE has succeeded and until the channel is closed. */
    boolean isAuthenticated();

    /** What sensitive data is encrypted under beside the channel's own encryption. */
    DataKey dek();

    /**
     * EXTERNAL AUTHENTICATE: the host cryptogram, then the first C-MAC.
     *
     * @throws SecureChannelException with the status word to answer; the channel is then closed
     */
    void authenticate(CommandApdu command) throws SecureChannelException;

    /**
     * Verifies the C-MAC of a command and decrypts its data field.
     *
     * @throws SecureChannelException if a check does not hold; the channel is then closed
     */
    CommandApdu unwrap(CommandApdu command) throws SecureChannelException;

    /** Protects the response to the command that was unwrapped last. */
    ResponseApdu wrap(ResponseApdu response);

    /** Whether an answer with this status carries an R-MAC on this channel now. */
    boolean macs(StatusWord status);

    @Override
    void close();
}
