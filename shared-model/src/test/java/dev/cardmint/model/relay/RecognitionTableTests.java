package dev.cardmint.model.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTableTests {

    private static final Bytes ATR = Bytes.ofHex("3B8001");

    private static RecognitionRule rule(String readout, boolean anchored, String... anyOf) {
        return new RecognitionRule(
                readout, anchored, List.of(anyOf).stream().map(Bytes::ofHex).toList());
    }

    private static RecognitionEntry entry(String profile, RecognitionRule... rules) {
        return new RecognitionEntry(profile, 1, List.of(rules), List.of());
    }

    private static List<ReadoutAnswer> answers(String name, String response) {
        return List.of(new ReadoutAnswer(name, Bytes.ofHex(response)));
    }

    @ParameterizedTest
    @CsvSource({
        "true, 9F7F2A019000, true",
        "true, 9F7F2A9000, true",
        "true, 009F7F2A9000, false",
        "true, 9F7F9000, false",
        "true, 9F7F2A016A88, false",
        "true, 9F7F2A016310, false",
        "false, 009F7F2A9000, true",
        "false, 09F7F2A09000, false",
        "false, 09F7F2A09F7F2A9000, true",
        "false, 9F7F2A9000, true",
        "false, 9F7F009000, false"
    })
    void looksAtTheStartOrAnywhereOfASuccessfulAnswer(boolean anchored, String response, boolean fits) {
        assertThat(entry("payment", rule("cplc", anchored, "9F7F2A")).fits(ATR, answers("cplc", response)))
                .isEqualTo(fits);
    }

    @Test
    void looksAtTheAnswerOfItsOwnReadoutOnly() {
        var entry = entry("payment", rule("cplc", true, "9F7F2A"));

        assertThat(entry.fits(ATR, answers("cardData", "9F7F2A9000"))).isFalse();
        assertThat(entry.fits(ATR, List.of())).isFalse();
    }

    @Test
    void takesOneOfSeveralByteStringsButEveryRule() {
        var entry = entry("payment", rule("cplc", true, "01", "02"), rule(RecognitionRule.ATR, false, "80"));

        assertThat(entry.fits(ATR, answers("cplc", "029000"))).isTrue();
        assertThat(entry.fits(ATR, answers("cplc", "039000"))).isFalse();
        assertThat(entry.fits(Bytes.ofHex("3B00"), answers("cplc", "029000"))).isFalse();
        assertThat(entry.needsNoReadout()).isFalse();
    }

    @Test
    void looksFirstForCardsThatTheirAnswerToResetTells() {
        var told = entry("files", rule(RecognitionRule.ATR, true, "3B80"));
        var asked = entry("payment", rule("cplc", true, "01"));
        var readouts = new RecognitionReadouts(List.of(), List.of(asked, told));

        assertThat(told.needsNoReadout()).isTrue();
        assertThat(readouts.fitting(ATR)).containsExactly(told);
        assertThat(readouts.fitting(ATR, answers("cplc", "019000"))).containsExactly(told);
        assertThat(readouts.fitting(Bytes.ofHex("3B00"))).isEmpty();
        assertThat(readouts.fitting(Bytes.ofHex("3B00"), answers("cplc", "019000")))
                .containsExactly(asked);
        assertThat(readouts.fitting(Bytes.ofHex("3B00"), answers("cplc", "029000")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cplc, true, 01, cplc, true, 02, false",
        "cplc, true, 01, cplc, true, 0102, true",
        "cplc, true, 0102, cplc, true, 01, true",
        "cplc, true, 01, cplc, true, 01, true",
        "cplc, false, 01, cplc, true, 02, true",
        "cplc, true, 01, cplc, false, 02, true",
        "cplc, true, 01, data, true, 02, true",
        "atr, true, 01, cplc, true, 01, false",
        "atr, true, 01, atr, true, 02, false"
    })
    void sharesCardsUnlessTheirBeginningsExcludeEachOther(
            String here, boolean anchored, String bytes, String there, boolean others, String other, boolean shares) {
        var one = entry("one", rule(here, anchored, bytes));
        var two = entry("two", rule(there, others, other));

        assertThat(one.sharesCardsWith(two)).isEqualTo(shares);
        assertThat(two.sharesCardsWith(one)).isEqualTo(shares);
    }

    @Test
    void sharesCardsWhereOneOfSeveralBeginningsIsTheSame() {
        var one = entry("one", rule("cplc", true, "01", "02"));
        var two = entry("two", rule("cplc", true, "03", "02"));
        var three = entry("three", rule("cplc", true, "03", "04"));

        assertThat(one.sharesCardsWith(two)).isTrue();
        assertThat(one.sharesCardsWith(three)).isFalse();
    }
}
