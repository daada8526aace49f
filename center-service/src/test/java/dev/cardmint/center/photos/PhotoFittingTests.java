package dev.cardmint.center.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFittingTests {

    private static final PhotoSize ON_CHIP = PhotoSize.onChip(12_000);

    private final PhotoFitting fitting = new PhotoFitting();

    static Stream<byte[]> photos() {
        return Stream.of(
                TestPhotos.quarters(3_000, 4_000),
                TestPhotos.progressive(1_200, 900),
                TestPhotos.grey(800, 1_000),
                TestPhotos.noise(1_500, 1_100),
                TestPhotos.quarters(10_000, 32),
                TestPhotos.quarters(32, 32));
    }

    @ParameterizedTest
    @MethodSource("photos")
    void makesEveryPhotoFitAChip(byte[] photo) {
        Bytes fitted = fit(photo, ON_CHIP);

        assertThat(fitted.size()).isLessThanOrEqualTo(12_000);
        assertThat(Math.max(decode(fitted).getWidth(), decode(fitted).getHeight()))
                .isLessThanOrEqualTo(480);
    }

    @Test
    void makesTheWorstPhotoFitTheSmallestRoom() {
        assertThat(fit(TestPhotos.noise(900, 900), PhotoSize.onChip(2_000)).size())
                .isLessThanOrEqualTo(2_000);
    }

    @Test
    void leavesAFaceItsPixelsInPrint() {
        BufferedImage printed = decode(fit(TestPhotos.quarters(3_000, 4_000), PhotoSize.inPrint()));

        assertThat(printed.getWidth()).isEqualTo(750);
        assertThat(printed.getHeight()).isEqualTo(1_000);
    }

    @Test
    void makesTheSameOfTheSamePhoto() {
        byte[] photo = TestPhotos.noise(700, 900);

        assertThat(fit(photo, ON_CHIP)).isEqualTo(fit(photo, ON_CHIP));
    }

    @Test
    void leavesNothingOfPlaceAndCamera() {
        byte[] sent = TestPhotos.withExif(TestPhotos.quarters(640, 480), 1);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(TestPhotos.PLANTED);

        Bytes fitted = fit(sent, ON_CHIP);

        assertThat(fitted.toText(StandardCharsets.ISO_8859_1))
                .doesNotContain(TestPhotos.PLANTED)
                .doesNotContain("Exif");
        assertThat(fitted).isEqualTo(fit(TestPhotos.quarters(640, 480), ON_CHIP));
    }

    /** The quarters as they are seen, row by row: red, green, blue, white. */
    @ParameterizedTest
    @CsvSource({"1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB"})
    void turnsEveryPhotoUpright(int orientation, String quarters) {
        BufferedImage upright = decode(fit(TestPhotos.withExif(TestPhotos.quarters(640, 480), orientation), ON_CHIP));

        boolean lying = orientation > 4;
        assertThat(upright.getWidth()).isEqualTo(lying ? 360 : 480);
        assertThat(upright.getHeight()).isEqualTo(lying ? 480 : 360);
        assertThat(quarters(upright)).isEqualTo(quarters);
    }

    @Test
    void readsExifInEitherByteOrder() {
        byte[] sent =
                TestPhotos.withSegment(TestPhotos.quarters(640, 480), 0xE1, TestPhotos.exif(6, ByteOrder.BIG_ENDIAN));

        assertThat(quarters(decode(fit(sent, ON_CHIP)))).isEqualTo("BRWG");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255, 65_535})
    void takesAnOrientationThatIsNoneForUpright(int orientation) {
        assertThat(quarters(decode(fit(TestPhotos.withExif(TestPhotos.quarters(640, 480), orientation), ON_CHIP))))
                .isEqualTo("RGBW");
    }

    @Test
    void takesAPhotoWhoseExifIsCutOffAnywhere() {
        byte[] exif = TestPhotos.exif(6, ByteOrder.LITTLE_ENDIAN);
        byte[] photo = TestPhotos.quarters(64, 48);
        for (int length = 0; length < exif.length; length++) {
            byte[] sent = TestPhotos.withSegment(photo, 0xE1, Arrays.copyOf(exif, length));
            Orientation orientation = Photo.of(Bytes.copyOf(sent)).structure().orientation();
            assertThat(orientation).as("cut at %d", length).isIn(Orientation.UPRIGHT, Orientation.LYING_TO_THE_LEFT);
        }
    }

    @Test
    void keepsGreyAsItIs() {
        BufferedImage fitted = decode(fit(TestPhotos.grey(960, 960), ON_CHIP));

        assertThat(fitted.getRaster().getNumBands()).isEqualTo(1);
        assertThat(fitted.getRaster().getSample(100, 240, 0)).isBetween(198, 202);
        assertThat(fitted.getRaster().getSample(380, 240, 0)).isBetween(38, 42);
    }

    @Test
    void takesColoursForYccWhereNoSegmentSaysSo() {
        byte[] jpeg = TestPhotos.quarters(64, 48);
        byte[] withoutJfif = TestPhotos.join(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 20, jpeg.length));

        assertThat(quarters(decode(fit(withoutJfif, ON_CHIP)))).isEqualTo("RGBW");
    }

    @Test
    void refusesTablesThatNoDecoderUnderstands() {
        byte[] jpeg = TestPhotos.quarters(64, 48);
        Arrays.fill(jpeg, TestPhotos.contentOf(jpeg, 0xC4), TestPhotos.contentOf(jpeg, 0xC4) + 20, (byte) 0x77);

        assertThatExceptionOfType(UnusablePhotoException.class)
                .isThrownBy(() -> fit(jpeg, ON_CHIP))
                .withMessage("is damaged");
    }

    @Test
    void refusesAnImageWhosePixelsEndTooEarly() {
        byte[] jpeg = TestPhotos.noise(200, 200);
        byte[] half = TestPhotos.join(Arrays.copyOf(jpeg, jpeg.length / 2), new byte[] {0, -1, (byte) 0xD9});

        assertThatExceptionOfType(UnusablePhotoException.class)
                .isThrownBy(() -> fit(half, ON_CHIP))
                .withMessage("is damaged");
    }

    @Test
    void hasNoSizeInWhichNothingFits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhotoSize(1_999, 480));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhotoSize(2_000, 31));
    }

    private Bytes fit(byte[] photo, PhotoSize size) {
        return fitting.fit(Photo.of(Bytes.copyOf(photo)), size);
    }

    private static BufferedImage decode(Bytes jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quarters(BufferedImage image) {
        var seen = new StringBuilder();
        for (int quarter = 0; quarter < 4; quarter++) {
            int x = image.getWidth() * (1 + 2 * (quarter % 2)) / 4;
            int y = image.getHeight() * (1 + 2 * (quarter / 2)) / 4;
            seen.append(name(new Color(image.getRGB(x, y))));
        }
        return seen.toString();
    }

    private static char name(Color colour) {
        if (colour.getRed() > 200 && colour.getGreen() > 200) {
            return 'W';
        }
        return colour.getRed() > 200 ? 'R' : colour.getGreen() > 200 ? 'G' : 'B';
    }
}
