package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command before it is wrapped.
 *
 * @param name for people and the log: which command, never what it carries
 * @param success the status words that let the script go on
 * @param expected the only answer after which the script goes on, status word included, or {@code null}: what follows
 *     was made for it
 */
public record PlannedCommand(
        String name,
        CommandApdu plain,
        Duration timeLimit,
        List<StatusWord> success,
        @Nullable Bytes expected) {

    public PlannedCommand {
        success = List.copyOf(success);
    }

    public PlannedCommand(String name, CommandApdu plain, Duration timeLimit, List<StatusWord> success) {
        this(name, plain, timeLimit, success, null);
    }

    public PlannedCommand(String name, CommandApdu plain, Duration timeLimit) {
        this(name, plain, timeLimit, List.of(StatusWord.SUCCESS));
    }
}
