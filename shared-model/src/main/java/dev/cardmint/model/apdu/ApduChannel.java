package dev.cardmint.model.apdu;

/** One logical channel to one card; a command is transmitted exactly once, as it is given. */
@FunctionalInterface
public interface ApduChannel {

    /**
     * Sends one command and waits for the card's response.
     *
     * @throws CardUnreachableException if no response came back; the card may or may not have acted
     */
    ResponseApdu transmit(CommandApdu command);
}
