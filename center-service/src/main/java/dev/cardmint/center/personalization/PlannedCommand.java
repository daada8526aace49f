package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /** READ BINARY, READ RECORD, GET DATA, GET STATUS. */
    private static final Set<Integer> READING = Set.of(0xB0, 0xB1, 0xB2, 0xB3, 0xCA, 0xCB, 0xF2);

    public PlannedCommand {
        success = List.copyOf(success);
    }

    public PlannedCommand(String name, CommandApdu plain, Duration timeLimit, List<StatusWord> success) {
        this(name, plain, timeLimit, success, null);
    }

    public PlannedCommand(String name, CommandApdu plain, Duration timeLimit) {
        this(name, plain, timeLimit, List.of(StatusWord.SUCCESS));
    }

    /** Whether it only reads, so that a card may get it twice (ISO/IEC 7816-4, 11.3, 11.5; GPCS 11.3, 11.4). */
    public boolean reads() {
        return READING.contains(plain.ins());
    }

    /** The same command for an answer of another length. */
    public PlannedCommand withNe(int ne) {
        var other = new CommandApdu(plain.cla(), plain.ins(), plain.p1(), plain.p2(), plain.data(), ne);
        return new PlannedCommand(name, other, timeLimit, success, expected);
    }
}
