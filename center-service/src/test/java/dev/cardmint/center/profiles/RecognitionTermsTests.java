package dev.cardmint.center.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTermsTests {

    private static final Bytes ATR = Bytes.ofHex("3B87800143434D46494C4553");
    private static final String SELECT = "{\"readout\": \"select\", \"contains\": \"A0\"}";

    private static RecognitionEntry entry(String... rules) {
        String document = TestProfiles.document()
                .replaceFirst(
                        "(?s)\"recognition\": \\[.*?\n  ],",
                        "\"recognition\": [%s],".formatted(String.join(",", rules)));
        return ProfileDocument.parse(document.getBytes(StandardCharsets.UTF_8)).recognitionEntry();
    }

    private static String starts(String readout, String bytes) {
        return "{\"readout\": \"%s\", \"startsWith\": %s}".formatted(readout, bytes);
    }

    private static RecognitionReadouts table(RecognitionEntry... entries) {
        return new RecognitionReadouts(RecognitionTerms.COMMON, List.of(entries));
    }

    private static List<ReadoutAnswer> cplc(String response) {
        return List.of(new ReadoutAnswer("cplc", Bytes.ofHex(response)));
    }

    @Test
    void findsACardByItsAnswerToResetBeforeAnyCommand() {
        RecognitionEntry files = entry(starts("atr", "\"%s\"".formatted(ATR.toHex())));
        RecognitionEntry payment = entry(starts("cplc", "\"9F7F\""));

        assertThat(files.needsNoReadout()).isTrue();
        assertThat(table(payment, files).fitting(ATR)).containsExactly(files);
        assertThat(table(payment, files).fitting(ATR, cplc("9F7F9000"))).containsExactly(files);
        assertThat(table(payment, files).fitting(Bytes.ofHex("3B00"))).isEmpty();
        assertThat(table(payment, files).fitting(Bytes.ofHex("3B00"), cplc("9F7F9000")))
                .containsExactly(payment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"readout\": \"atr\", \"contains\": \"434D46494C4553\"}",
                "{\"readout\": \"atr\", \"startsWith\": \"3B87\"}",
                "{\"readout\": \"atr\", \"startsWith\": [\"3B8701434D46494C4553\", \"3B\"]}"
            })
    void refusesAnAnswerToResetAloneThatWouldTakeOtherCardsIn(String rule) {
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> entry(rule))
                .withMessageContaining("other cards would be taken for these");
    }

    @Test
    void takesTheAnswerToResetForOneRuleAmongOthers() {
        RecognitionEntry both = entry(starts("atr", "\"3B87\""), starts("cplc", "\"9F7F\""));

        assertThat(both.needsNoReadout()).isFalse();
        assertThat(both.fits(ATR, cplc("9F7F9000"))).isTrue();
        assertThat(both.fits(Bytes.ofHex("3B00"), cplc("9F7F9000"))).isFalse();
        assertThat(table(both).fitting(ATR)).isEmpty();
    }

    @Test
    void takesAnyOfSeveralAlternatives() {
        RecognitionEntry either = entry(starts("cplc", "[\"9F7F01\", \"9F7F02\"]"));

        assertThat(either.fits(ATR, cplc("9F7F019000"))).isTrue();
        assertThat(either.fits(ATR, cplc("9F7F02559000"))).isTrue();
        assertThat(either.fits(ATR, cplc("9F7F039000"))).isFalse();
        assertThat(either.fits(ATR, cplc("9F7F026A88"))).isFalse();
    }

    @Test
    void looksForContainedBytesAtByteBoundariesOnly() {
        RecognitionEntry contained = entry("{\"readout\": \"cplc\", \"contains\": \"1234\"}");

        assertThat(contained.fits(ATR, cplc("0112349000"))).isTrue();
        assertThat(contained.fits(ATR, cplc("0123419000"))).isFalse();
        assertThat(contained.fits(ATR, cplc("012341239000"))).isFalse();
        assertThat(contained.fits(ATR, cplc("01234112349000"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cplc   | "0101"           | cplc     | "0102"           | false
            cplc   | "0101"           | cplc     | "01"             | true
            cplc   | "01"             | cplc     | "0101"           | true
            cplc   | "0101"           | cardData | "0102"           | true
            cplc   | ["0101", "0202"] | cplc     | "0303"           | false
            cplc   | ["0101", "0303"] | cplc     | "0303"           | true
            cplc   | "0303"           | cplc     | ["0101", "0303"] | true
            atr    | "3B0000000000"   | cplc     | "0101"           | false
            atr    | "3B0000000000"   | atr      | "3B0100000000"   | false
            atr    | "3B000000000000" | atr      | "3B0000000000"   | true
            """)
    void tellsWhetherACardCouldBeOfEitherType(
            String here, String hereBytes, String there, String thereBytes, boolean shared) {
        RecognitionEntry one = entry(starts(here, hereBytes));
        RecognitionEntry other = entry(starts(there, thereBytes));

        assertThat(one.sharesCardsWith(other)).isEqualTo(shared);
        assertThat(other.sharesCardsWith(one)).isEqualTo(shared);
    }

    @Test
    void neverTakesContainedBytesForAnExclusion() {
        RecognitionEntry one = entry(SELECT, "{\"readout\": \"cplc\", \"contains\": \"01\"}");
        RecognitionEntry other = entry(SELECT, starts("cplc", "\"0202\""));

        assertThat(one.sharesCardsWith(other)).isTrue();
        assertThat(one.sharesCardsWith(entry("{\"readout\": \"cplc\", \"contains\": \"03\"}")))
                .isTrue();
    }
}
