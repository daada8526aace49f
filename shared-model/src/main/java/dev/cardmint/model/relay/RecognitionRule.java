package dev.cardmint.model.relay;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * What a card's answer to one readout must look like: successful, and with one of some byte strings at its start, or
 * anywhere in it. The readout {@link #ATR} stands for the answer to reset, which every card gives unasked.
 *
 * @param anchored whether the bytes stand at the start, or anywhere
 * @param anyOf one of them must be there
 */
public record RecognitionRule(String readout, boolean anchored, List<Bytes> anyOf) {

    /** The answer to reset (ISO/IEC 7816-3, 8.2). */
    public static final String ATR = "atr";

    public RecognitionRule {
        Objects.requireNonNull(readout, "readout");
        anyOf = List.copyOf(anyOf);
    }

    /** Whether the answer to reset or a readout's answer is like that. */
    boolean fits(Bytes atr, List<ReadoutAnswer> answers) {
        return readout.equals(ATR)
                ? isIn(atr)
                : answers.stream().anyMatch(answer -> answer.name().equals(readout) && fits(answer.response()));
    }

    private boolean fits(Bytes response) {
        ResponseApdu answer = ResponseApdu.parse(response);
        return answer.statusWord().succeeded() && isIn(answer.data());
    }

    private boolean isIn(Bytes data) {
        return anyOf.stream().anyMatch(bytes -> anchored ? data.startsWith(bytes) : contains(data, bytes));
    }

    private static boolean contains(Bytes data, Bytes bytes) {
        // Compared as hexadecimal text, at even places only.
        int at = data.toHex().indexOf(bytes.toHex());
        while (at > 0 && at % 2 != 0) {
            at = data.toHex().indexOf(bytes.toHex(), at + 1);
        }
        return at >= 0;
    }

    /**
     * Whether no answer fits both. Only beginnings can exclude each other: whatever is contained, something else can be
     * contained as well.
     */
    boolean excludes(RecognitionRule other) {
        return readout.equals(other.readout)
                && anchored
                && other.anchored
                && anyOf.stream().allMatch(here -> other.anyOf.stream().allMatch(there -> exclude(here, there)));
    }

    private static boolean exclude(Bytes here, Bytes there) {
        return !here.startsWith(there) && !there.startsWith(here);
    }
}
