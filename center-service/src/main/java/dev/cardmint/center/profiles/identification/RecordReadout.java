package dev.cardmint.center.profiles.identification;

import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.PinEntry;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a card that was issued tells whose it is: commands that read, and the value of the record that stands in one of
 * their answers. What is read so finds a record and proves nothing.
 *
 * @param readouts in the order in which they are sent
 * @param pin what the card wants entered before one of them, or {@code null}
 * @param in the name of the one whose answer holds the value
 * @param pad what fills the value up behind its end, one character, or {@code null} if nothing does
 * @param value the name of the record's value
 */
public record RecordReadout(
        List<Readout> readouts,
        @Nullable PinEntry pin,
        String in,
        AnswerPlace place,
        ValueDecoding encoding,
        @Nullable Character pad,
        String value) {

    public RecordReadout {
        readouts = List.copyOf(readouts);
    }

    /** The key by which the value finds a record. */
    public SearchKey key() {
        return new SearchKey(List.of(value));
    }

    /**
     * The value that a card told, or {@code null} if it told nothing that such a value can be.
     *
     * @param rule of the value
     */
    public @Nullable String valueIn(List<ReadoutAnswer> answers, ValueRule rule) {
        Bytes data = answers.stream()
                .filter(answer -> answer.name().equals(in))
                .map(answer -> ResponseApdu.parse(answer.response()))
                .filter(answer -> answer.statusWord().succeeded())
                .map(ResponseApdu::data)
                .findFirst()
                .orElse(null);
        Bytes encoded = data == null ? null : place.in(data);
        String text = encoded == null ? null : encoding.text(encoded);
        String bare = text == null ? null : withoutPad(text, rule.fixedCharacters());
        return bare == null || rule.complaint(bare) != null ? null : bare;
    }

    /** Of a value that always has so many characters nothing more is cut off: a pad may be a digit as well. */
    private String withoutPad(String text, int fixedCharacters) {
        int end = text.length();
        while (pad != null && end > 0 && end > fixedCharacters && text.charAt(end - 1) == pad) {
            end--;
        }
        return text.substring(0, end);
    }
}
