package dev.cardmint.model.relay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.cardmint.model.apdu.StatusWord;
import java.time.Duration;
import java.util.List;

/**
 * Commands for a card, sent in order. The base stops at the first status word that does not count as success, at a time
 * limit, or when the card goes away, and repeats nothing (GET RESPONSE after 61xx aside).
 *
 * @param success the status words that count as success unless a command says otherwise
 * @param timeLimitMillis how long a command may take unless it says otherwise
 */
public record Script(List<ScriptCommand> commands, List<StatusWord> success, int timeLimitMillis) {

    public Script {
        commands = List.copyOf(commands);
        success = List.copyOf(success);
        if (commands.isEmpty() || success.isEmpty() || timeLimitMillis < 1) {
            throw new IllegalArgumentException("A script has commands, success status words and a time limit");
        }
    }

    public boolean succeeds(int index, StatusWord statusWord) {
        List<StatusWord> own = commands.get(index).success();
        return (own == null ? success : own).contains(statusWord);
    }

    @JsonIgnore
    public Duration timeLimit(int index) {
        Integer own = commands.get(index).timeLimitMillis();
        return Duration.ofMillis(own == null ? timeLimitMillis : own);
    }
}
