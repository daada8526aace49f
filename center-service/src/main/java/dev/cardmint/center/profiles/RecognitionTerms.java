package dev.cardmint.center.profiles;

import dev.cardmint.center.profiles.identification.RecordReadout;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cards of a type are recognized, and what is read of them then, in the clear.
 *
 * @param rules all of them must hold
 * @param identification readouts for cards of this type, after they are recognized
 * @param claim the one whose answer says which chip it is, or {@code null} if none does
 * @param record how such a card tells whose it is, or {@code null} if it does not
 */
public record RecognitionTerms(
        List<RecognitionRule> rules,
        List<Readout> identification,
        @Nullable String claim,
        @Nullable RecordReadout record) {

    /**
     * The card type readout commands common to all cards: SELECT of the issuer security domain, card production life
     * cycle data, card data (GPCS 11.9, 11.3).
     */
    public static final List<Readout> COMMON = List.of(
            new Readout("select", Bytes.ofHex("00A4040000")),
            new Readout("cplc", Bytes.ofHex("80CA9F7F00")),
            new Readout("cardData", Bytes.ofHex("80CA006600")));

    public RecognitionTerms {
        rules = List.copyOf(rules);
        identification = List.copyOf(identification);
    }

    /** Which chip a card says it is, in hexadecimal, or {@code null} if it does not say. */
    public @Nullable String claimOf(List<ReadoutAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.name().equals(claim))
                .map(answer -> ResponseApdu.parse(answer.response()))
                .filter(response ->
                        response.statusWord().succeeded() && !response.data().isEmpty())
                .findFirst()
                .map(response -> response.data().toHex())
                .orElse(null);
    }
}
