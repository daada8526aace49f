package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import java.time.Duration;
import java.util.List;

/**
 * A command before it is wrapped.
 *
 * @param name for people and the log: which command, never what it carries
 * @param success the status words that let the script go on
 */
public record PlannedCommand(String name, CommandApdu plain, Duration timeLimit, List<StatusWord> success) {

    public PlannedCommand {
        success = List.copyOf(success);
    }

    public PlannedCommand(String name, CommandApdu plain, Duration timeLimit) {
        this(name, plain, timeLimit, List.of(StatusWord.SUCCESS));
    }
}
