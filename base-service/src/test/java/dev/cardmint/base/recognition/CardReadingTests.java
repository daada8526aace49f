package dev.cardmint.base.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRequest.Chosen;
import dev.cardmint.model.relay.RecognitionRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A card here fails on every command that it does not expect. */
class CardReadingTests {

    private static final String SELECT = "00A4040000";
    private static final String CPLC = "80CA9F7F00";
    private static final String SERIAL = "00B0820008";
    private static final List<Readout> FOR_ALL =
            List.of(new Readout("select", Bytes.ofHex(SELECT)), new Readout("cplc", Bytes.ofHex(CPLC)));
    private static final List<Readout> SERIAL_OF_A_FILE = List.of(new Readout("serial", Bytes.ofHex(SERIAL)));

    private static CardReading read(Map<String, String> card, RecognitionEntry... table) {
        return CardReading.of(Bytes.ofHex("3B8001"), new RecognitionReadouts(FOR_ALL, List.of(table)), command -> {
            String answer = card.get(command.toHex());
            return Bytes.ofHex(Objects.requireNonNull(answer, "an unexpected command"));
        });
    }

    private static RecognitionEntry entry(String profile, String readout, String start, List<Readout> identification) {
        var rule = new RecognitionRule(readout, true, List.of(Bytes.ofHex(start)));
        return new RecognitionEntry(profile, 3, List.of(rule), identification);
    }

    private static ReadoutAnswer answer(String name, String response) {
        return new ReadoutAnswer(name, Bytes.ofHex(response));
    }

    private static Map<String, String> card() {
        return new HashMap<>(Map.of(SELECT, "6A82", CPLC, "9F7F019000"));
    }

    private static Map<String, String> cardWithSerial() {
        Map<String, String> card = card();
        card.put(SERIAL, "00119000");
        return card;
    }

    @Test
    void readsWhatIsReadOfCardsOfTheTypeThatFits() {
        CardReading reading = read(
                cardWithSerial(),
                entry("payment", "cplc", "9F7F01", SERIAL_OF_A_FILE),
                entry("identity", "cplc", "9F7F02", FOR_ALL));

        assertThat(reading.chosen()).isEqualTo(new Chosen("payment", 3));
        assertThat(reading.answers())
                .containsExactly(answer("select", "6A82"), answer("cplc", "9F7F019000"), answer("serial", "00119000"));
    }

    @Test
    void sendsNoReadoutTwice() {
        CardReading reading = read(card(), entry("payment", "cplc", "9F7F01", FOR_ALL));

        assertThat(reading.chosen()).isEqualTo(new Chosen("payment", 3));
        assertThat(reading.answers()).hasSize(2);
    }

    @Test
    void sendsACardThatItsAnswerToResetTellsNothingMeantForOthers() {
        CardReading reading = read(
                Map.of(SERIAL, "00119000"),
                entry("payment", "cplc", "9F7F01", FOR_ALL),
                entry("files", RecognitionRule.ATR, "3B", SERIAL_OF_A_FILE));

        assertThat(reading.chosen()).isEqualTo(new Chosen("files", 3));
        assertThat(reading.answers()).containsExactly(answer("serial", "00119000"));
    }

    @Test
    void choosesNothingForACardThatFitsSeveralTypes() {
        CardReading reading = read(
                card(),
                entry("payment", "cplc", "9F7F01", SERIAL_OF_A_FILE),
                entry("identity", "cplc", "9F7F", SERIAL_OF_A_FILE));

        assertThat(reading.chosen()).isNull();
        assertThat(reading.answers()).hasSize(2);
    }

    @Test
    void sendsNothingToACardWhoseAnswerToResetFitsSeveralTypes() {
        CardReading reading = read(
                Map.of(),
                entry("files", RecognitionRule.ATR, "3B", SERIAL_OF_A_FILE),
                entry("files-keyed", RecognitionRule.ATR, "3B", SERIAL_OF_A_FILE));

        assertThat(reading.chosen()).isNull();
        assertThat(reading.answers()).isEmpty();
    }

    @Test
    void choosesNothingWithoutATable() {
        assertThat(read(card()).chosen()).isNull();
    }
}
