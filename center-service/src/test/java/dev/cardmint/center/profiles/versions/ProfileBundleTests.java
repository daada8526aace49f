package dev.cardmint.center.profiles.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileBundleTests {

    private static final ProfileBundle BUNDLE =
            new ProfileBundle(Bytes.ofHex("7B7D"), List.of(Bytes.ofHex("0102"), Bytes.ofHex("03")));
    private static final String TEXT = new String(BUNDLE.encode(), StandardCharsets.UTF_8);

    private static ProfileBundle parse(String text) {
        return ProfileBundle.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void comesBackAsItWas() {
        assertThat(parse(TEXT)).isEqualTo(BUNDLE);
        var alone = new ProfileBundle(Bytes.ofHex("7B7D"), List.of());
        assertThat(ProfileBundle.parse(alone.encode())).isEqualTo(alone);
        assertThat(TEXT)
                .isEqualTo(
                        "{\"format\":\"cardmint profile bundle 1\",\"document\":\"e30=\",\"loadFiles\":[\"AQI=\",\"Aw==\"]}");
    }

    @Test
    void tellsNothingOfWhatItHolds() {
        assertThat(BUNDLE).hasToString("ProfileBundle[2 bytes, 2 load files]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bundle 1   | bundle 2        | format: must be cardmint profile bundle 1
            "e30="     | "e3!="          | document: is not base64
            "e30="     | 1               | document: must be a text
            "AQI="     | "A"             | loadFiles: is not base64
            "AQI="     | {}              | loadFiles: must be a list of texts
            "document" | "more":1,"document" | more: is unknown here
            "document" | "format":"","document" | is not JSON, or names a field twice
            "document" | "documents"     | document: is missing
            """)
    void rejectsAnythingElse(String right, String wrong, String message) {
        assertThat(TEXT).contains(right);

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(TEXT.replace(right, wrong)))
                .withMessage(message);
    }

    @Test
    void rejectsABundleCutAnywhere() {
        for (int length = 0; length < TEXT.length(); length++) {
            String cut = TEXT.substring(0, length);
            assertThatExceptionOfType(MalformedProfileException.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> parse(cut));
        }
        assertThatExceptionOfType(MalformedProfileException.class).isThrownBy(() -> parse(TEXT + "{}"));
    }

    @Test
    void rejectsMoreLoadFilesThanACardTypeHas() {
        String many = "\"AQI=\",".repeat(16);

        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(TEXT.replace("\"AQI=\",", many)))
                .withMessage("loadFiles: are more than 16");
    }
}
