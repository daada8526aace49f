package dev.cardmint.model.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of a script. Fields that are absent take the script's value: 40 commands of 200 bytes stay below one
 * initial TCP window.
 *
 * @param apdu the encoded command APDU, wrapped where a secure channel is open
 * @param answerDigest SHA-256 of the only answer, status word included, after which the script goes on: the commands
 *     behind it were made for that answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScriptCommand(
        Bytes apdu,
        @Nullable List<StatusWord> success,
        @Nullable Integer timeLimitMillis,
        @Nullable Bytes answerDigest) {

    private static final int SHA_256 = 32;

    public ScriptCommand {
        success = success == null ? null : List.copyOf(success);
        if (answerDigest != null && answerDigest.size() != SHA_256) {
            throw new IllegalArgumentException("A digest of an answer has 32 bytes");
        }
    }

    /** The {@code answerDigest} of an answer, status word included. */
    public static Bytes digestOf(Bytes answer) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(answer.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    public static ScriptCommand of(Bytes apdu) {
        return new ScriptCommand(apdu, null, null, null);
    }
}
