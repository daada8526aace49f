package dev.cardmint.simulator.applications;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.DataKey;

/**
 * One application instance, as the card's runtime calls it. Every method may refuse with
 * {@link CommandRefusedException}.
 */
public interface Application {

    /** It has been selected, by SELECT or by default: what it remembers of an earlier selection is gone. */
    default void selected() {}

    /** The file control information of SELECT. */
    Bytes select();

    /** A command to the selected application, outside secure messaging. */
    ResponseApdu process(CommandApdu command);

    /** Whether INSTALL [for personalization] may begin now. */
    boolean takesPersonalization();

    /** Whether it may be selected on several logical channels at once; most may not. */
    default boolean isMultiselectable() {
        return false;
    }

    /** A first STORE DATA block has come: what an unfinished personalization left is wiped. */
    void startPersonalization();

    /** Keeps one data grouping; encrypted ones are under the Key-DEK. */
    void store(Dgi dgi, DataKey dek);

    /**
     * Keeps what a whole chain of STORE DATA blocks brought that were not data groupings: BER-TLV objects, or bytes of
     * no structure.
     */
    default void storeOther(Bytes data) {
        throw new CommandRefusedException(Status.WRONG_P1_P2);
    }

    /** Whether STORE DATA blocks may hold anything else than data groupings. */
    default boolean takesOther() {
        return false;
    }

    /** The last STORE DATA block has come: checks that all is there and becomes PERSONALIZED. */
    void finishPersonalization();
}
