package dev.cardmint.center.profiles;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.List;
import java.util.Set;

/**
 * What a successful answer to one recognition readout must look like.
 *
 * @param anchored whether the bytes stand at the start of the answer, or anywhere in it
 */
public record RecognitionRule(String readout, Bytes bytes, boolean anchored) {

    /** The readouts that every card is sent. */
    static final Set<String> READOUTS = Set.of("select", "cplc", "cardData", "keyInformation");

    boolean matches(List<ReadoutAnswer> answers) {
        return answers.stream().anyMatch(answer -> answer.name().equals(readout) && matches(answer.response()));
    }

    /**
     * Whether no answer fits both. Only two beginnings can exclude each other: whatever is contained, something else
     * can be contained as well.
     */
    boolean excludes(RecognitionRule other) {
        return readout.equals(other.readout)
                && anchored
                && other.anchored
                && !bytes.startsWith(other.bytes)
                && !other.bytes.startsWith(bytes);
    }

    private boolean matches(Bytes response) {
        ResponseApdu answer = ResponseApdu.parse(response);
        return answer.statusWord().succeeded() && matchesData(answer.data());
    }

    private boolean matchesData(Bytes data) {
        // Compared as hexadecimal text, at even places only.
        int at = data.toHex().indexOf(bytes.toHex());
        while (at > 0 && at % 2 != 0) {
            at = data.toHex().indexOf(bytes.toHex(), at + 1);
        }
        return anchored ? data.startsWith(bytes) : at >= 0;
    }
}
