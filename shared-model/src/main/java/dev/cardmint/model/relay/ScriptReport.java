package dev.cardmint.model.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a base says of one script. It is a report, not evidence: only what a MAC in the answers proves counts.
 *
 * @param answers the response APDUs so far, status words included, one per command answered
 * @param stopped why the base stopped
 * @param unanswered index of the command that was sent without an answer, or {@code null} if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScriptReport(
        List<Bytes> answers, StopReason stopped, @Nullable Integer unanswered) {

    public ScriptReport {
        answers = List.copyOf(answers);
        Objects.requireNonNull(stopped, "stopped");
        if (answers.stream().anyMatch(answer -> answer.size() < 2)) {
            throw new IllegalArgumentException("A response has at least its status word");
        }
    }
}
