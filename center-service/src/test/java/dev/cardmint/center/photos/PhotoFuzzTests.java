package dev.cardmint.center.photos;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardmint.model.bytes.Bytes;

/** Inputs that are kept run with every build; {@code JAZZER_FUZZ=1} looks for more. */
class PhotoFuzzTests {

    private final PhotoFitting fitting = new PhotoFitting();

    @FuzzTest(maxDuration = "60s")
    void readsOrRefuses(byte[] file) {
        try {
            Photo photo = Photo.of(Bytes.copyOf(file));
            assertThat(photo.structure().frame().width()).isBetween(32, 10_000);
            if (photo.structure().frame().width() * photo.structure().frame().height() < 1_000_000) {
                assertThat(fitting.fit(photo, PhotoSize.onChip(12_000)).size()).isLessThanOrEqualTo(12_000);
            }
        } catch (UnusablePhotoException e) {
            assertThat(e).hasMessageMatching("(is|has|holds|goes) [ -~]+");
        }
    }
}
