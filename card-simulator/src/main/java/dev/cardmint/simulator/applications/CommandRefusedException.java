package dev.cardmint.simulator.applications;

import dev.cardmint.model.apdu.StatusWord;
import java.io.Serial;

/** The card answers a command with this status word and no data; nothing has changed. */
public final class CommandRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    public CommandRefusedException(StatusWord status) {
        super("Refused: " + status, null, false, false);
        this.status = status.value();
    }

    public StatusWord statusWord() {
        return new StatusWord(status);
    }

    /** Refuses unless a condition holds. */
    public static void unless(boolean condition, StatusWord status) {
        if (!condition) {
            throw new CommandRefusedException(status);
        }
    }
}
