package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTests {

    @Test
    void takesAJpegImageOfUpTo200Kilobytes() {
        assertThat(Photo.parse(jpeg(200 * 1024)).jpeg().size()).isEqualTo(200 * 1024);
    }

    @Test
    void refusesALargerOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Photo.parse(jpeg(200 * 1024 + 1)))
                .withMessage("is too large: at most 200 kB fit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/9j/", "iVBORw0KGgoAAAANSUhEUg==", "/9j/4AAQ", "AAAA/9k="})
    void refusesWhatIsNoJpegImage(String base64) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Photo.parse(base64))
                .withMessage("is no JPEG image");
    }

    @Test
    void refusesWhatIsNoBase64() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Photo.parse("a photo"))
                .withMessage("is no base64 text");
    }

    private static String jpeg(int size) {
        byte[] image = new byte[size];
        image[0] = (byte) 0xFF;
        image[1] = (byte) 0xD8;
        image[2] = (byte) 0xFF;
        image[size - 2] = (byte) 0xFF;
        image[size - 1] = (byte) 0xD9;
        return Base64.getEncoder().encodeToString(image);
    }
}
