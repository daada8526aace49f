package dev.cardmint.lab.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.LabException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleRequestsTests {

    private static final SampleRequests SAMPLES = SampleRequests.in(Path.of("../docs/samples"));

    @Test
    void areRealisticAndMany() {
        assertThat(SAMPLES.requests()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(SAMPLES.requests())
                .flatExtracting(request -> scripts(request.values().getOrDefault("name", "")))
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.GREEK,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.HEBREW,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HIRAGANA);
    }

    @Test
    void haveCardNumbersOfATestRangeWithAValidCheckDigit() {
        assertThat(SAMPLES.requests())
                .filteredOn(request -> request.cardType().equals("payment"))
                .hasSize(12)
                .extracting(request -> Objects.requireNonNull(request.values().get("pan")))
                .allMatch(SampleRequestsTests::isTestCardNumber)
                .doesNotHaveDuplicates();
    }

    @Test
    void reachTheLimitsOfTheCardType() {
        assertThat(SAMPLES.requests()).anyMatch(request -> size(request, "name") > 110);
        assertThat(SAMPLES.requests()).anyMatch(request -> size(request, "address") > 190);
        assertThat(SAMPLES.requests()).anyMatch(request -> size(request, "nameOnCard") == 26);
    }

    @Test
    void holdAPhotoThatIsAJpeg() {
        assertThat(SAMPLES.requests())
                .filteredOn(request -> request.photo() != null)
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(Base64.getDecoder().decode(request.photo())).startsWith(0xFF, 0xD8, 0xFF));
    }

    @Test
    void haveOneForEachCardTypeWithANumberThatDiffersByRun() {
        SampleRequests further = SampleRequests.in(Path.of("../docs/samples/card-types"));

        SampleRequests chosen = SAMPLES.and(further).oneOfEach(List.of("files", "payment"));

        assertThat(chosen.requests()).extracting(SampleRequest::cardType).containsExactly("files", "payment");
        assertThat(chosen.of(7, 1).requests().get(0).values().get("readerNumber"))
                .matches("[0-9]{10}")
                .isNotEqualTo(chosen.of(7, 2).requests().get(0).values().get("readerNumber"));
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> SAMPLES.oneOfEach(List.of("badge")))
                .withMessage("There is no sample request for badge");
    }

    @Test
    void differBySeedAndByRunButNotOtherwise() {
        assertThat(SAMPLES.of(7, 1)).isEqualTo(SAMPLES.of(7, 1)).isNotEqualTo(SAMPLES.of(8, 1));
        assertThat(SAMPLES.of(7, 1)).isNotEqualTo(SAMPLES.of(7, 2));
        assertThat(SAMPLES.of(7, 1).requests())
                .filteredOn(request -> request.cardType().equals("payment"))
                .allMatch(request -> isTestCardNumber(request.values().getOrDefault("pan", "")));
    }

    private static boolean isTestCardNumber(String pan) {
        int last = pan.length() - 1;
        return pan.startsWith("999999")
                && CardNumbers.checkDigit(pan.substring(0, last)) == Character.digit(pan.charAt(last), 10);
    }

    private static int size(SampleRequest request, String value) {
        return request.values().getOrDefault(value, "").getBytes(StandardCharsets.UTF_8).length;
    }

    private static Set<Character.UnicodeScript> scripts(String text) {
        return text.codePoints().mapToObj(Character.UnicodeScript::of).collect(java.util.stream.Collectors.toSet());
    }
}
