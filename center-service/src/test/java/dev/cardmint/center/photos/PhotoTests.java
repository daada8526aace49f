package dev.cardmint.center.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTests {

    private static final byte[] JPEG = TestPhotos.quarters(64, 48);
    private static final int SOF0 = 0xC0;

    @Test
    void takesAnImageOfUpToFiveMegabytes() {
        byte[] comment = new byte[65_533];
        byte[] large = JPEG;
        while (large.length + comment.length + 4 <= 5 * 1024 * 1024) {
            large = TestPhotos.withSegment(large, 0xFE, comment);
        }
        byte[] largest = TestPhotos.withSegment(large, 0xFE, new byte[5 * 1024 * 1024 - large.length - 4]);
        byte[] tooLarge = TestPhotos.withSegment(large, 0xFE, new byte[5 * 1024 * 1024 - large.length - 3]);

        assertThat(Photo.of(Bytes.copyOf(largest)).structure().bare()).hasSizeLessThan(2_000);
        assertThatExceptionOfType(UnusablePhotoException.class)
                .isThrownBy(() -> read(tooLarge))
                .withMessage("is too large: at most 5 MB fit");
    }

    @Test
    void readsTheFrame() {
        JpegFrame frame = read(JPEG).frame();

        assertThat(frame.width()).isEqualTo(64);
        assertThat(frame.height()).isEqualTo(48);
        assertThat(frame.components()).isEqualTo(3);
        assertThat(read(TestPhotos.progressive(64, 48)).frame()).isEqualTo(frame);
        assertThat(read(TestPhotos.grey(64, 48)).frame().components()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "\u0089PNG\r\n", "%PDF-1.7", "<svg onload=alert(1)>", "\u00FF\u00D8"})
    void refusesWhatIsNoJpegImageWhateverItsNameWas(String content) {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), "is no JPEG image");
    }

    @Test
    void refusesAnImageCutOffAnywhere() {
        for (int length = 3; length < JPEG.length; length++) {
            byte[] cut = Arrays.copyOf(JPEG, length);
            assertThatExceptionOfType(UnusablePhotoException.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> read(cut))
                    .withMessage("is cut off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 an archive", "<script>alert(1)</script>", "\0"})
    void refusesWhatFollowsTheImage(String more) {
        assertRefused(
                TestPhotos.join(JPEG, more.getBytes(StandardCharsets.ISO_8859_1)),
                "goes on after the end of its image: send one image alone");
    }

    @Test
    void refusesASecondImageAsInAFilm() {
        assertRefused(TestPhotos.join(JPEG, JPEG), "goes on after the end of its image: send one image alone");
    }

    static List<Arguments> frames() {
        return List.of(
                Arguments.of(changed(0, 12), "has more than 8 bits per colour: save it with 8"),
                Arguments.of(sized(0, 48), "has no width or no height"),
                Arguments.of(sized(64, 0), "has no width or no height"),
                Arguments.of(sized(31, 48), "is too small to show a face: at least 32 pixels to a side"),
                Arguments.of(sized(64, 31), "is too small to show a face: at least 32 pixels to a side"),
                Arguments.of(sized(10_001, 48), "has too many pixels: at most 25 million, and 10,000 to a side"),
                Arguments.of(sized(48, 10_001), "has too many pixels: at most 25 million, and 10,000 to a side"),
                Arguments.of(sized(5_001, 5_000), "has too many pixels: at most 25 million, and 10,000 to a side"),
                Arguments.of(sized(65_535, 65_535), "has too many pixels: at most 25 million, and 10,000 to a side"),
                Arguments.of(changed(5, 4), "is damaged"),
                Arguments.of(components(4), "has the four colours of a printing press (CMYK): save it in RGB or grey"),
                Arguments.of(components(2), "is neither in RGB nor grey"),
                Arguments.of(components(5), "is neither in RGB nor grey"),
                Arguments.of(coded(0xC3), "is coded in a rare way: save it as a baseline or progressive JPEG image"),
                Arguments.of(coded(0xC9), "is coded in a rare way: save it as a baseline or progressive JPEG image"),
                Arguments.of(coded(0xCF), "is coded in a rare way: save it as a baseline or progressive JPEG image"));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void refusesAFrameThatNoDecoderShallMeet(byte[] jpeg, String message) {
        assertRefused(jpeg, message);
    }

    @Test
    void takesTheLargestFrame() {
        assertThat(read(sized(5_000, 5_000)).frame().width()).isEqualTo(5_000);
        assertThat(read(sized(2_500, 10_000)).frame().height()).isEqualTo(10_000);
    }

    @Test
    void refusesASecondFrame() {
        byte[] frame = Arrays.copyOfRange(JPEG, frameAt(), frameAt() + 15);

        assertRefused(TestPhotos.withSegment(JPEG, SOF0, frame), "holds more than one image: send one alone");
    }

    @Test
    void refusesMoreScansThanAnyCameraWrites() {
        assertThat(read(withEmptyScans(63)).frame().width()).isEqualTo(64);
        assertRefused(withEmptyScans(64), "is damaged");
    }

    @Test
    void refusesAnImageWithoutPixels() {
        assertRefused(new byte[] {-1, (byte) 0xD8, -1, (byte) 0xD9}, "is damaged");
    }

    @Test
    void refusesAScanBeforeItsFrame() {
        assertRefused(TestPhotos.withSegment(JPEG, 0xDA, new byte[10]), "is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x02, 0xBF, 0xD0, 0xD7, 0xD8})
    void refusesAMarkerThatHasNoPlaceBetweenSegments(int marker) {
        assertRefused(TestPhotos.withSegment(JPEG, marker, new byte[4]), "is damaged");
    }

    @Test
    void refusesASegmentThatIsShorterThanItsLength() {
        byte[] wrong = TestPhotos.withSegment(JPEG, 0xFE, new byte[4]);
        wrong[5] = 1;

        assertRefused(wrong, "is damaged");
    }

    @Test
    void refusesBytesBetweenSegments() {
        byte[] wrong = TestPhotos.withSegment(JPEG, 0xFE, new byte[4]);
        wrong[5] = 5;

        assertRefused(wrong, "is damaged");
    }

    @Test
    void passesOverFillBytes() {
        byte[] filled = ByteBuffer.allocate(JPEG.length + 3)
                .put(JPEG, 0, 2)
                .put(new byte[] {-1, -1, -1})
                .put(JPEG, 2, JPEG.length - 2)
                .array();

        assertThat(read(filled).bare()).isEqualTo(read(JPEG).bare());
    }

    @Test
    void keepsOnlyWhatPixelsAreMadeOf() {
        byte[] full = TestPhotos.withExif(
                TestPhotos.withSegment(JPEG, 0xFE, "Plantedowner".getBytes(StandardCharsets.US_ASCII)), 1);

        assertThat(read(full).bare()).isEqualTo(read(JPEG).bare());
    }

    @Test
    void neverPrintsTheImage() {
        assertThat(Photo.of(Bytes.copyOf(JPEG))).hasToString("Photo");
    }

    private static JpegStructure read(byte[] jpeg) {
        return Photo.of(Bytes.copyOf(jpeg)).structure();
    }

    private static void assertRefused(byte[] jpeg, String message) {
        assertThatExceptionOfType(UnusablePhotoException.class)
                .isThrownBy(() -> read(jpeg))
                .withMessage(message);
    }

    private static int frameAt() {
        return TestPhotos.contentOf(JPEG, SOF0);
    }

    private static byte[] changed(int offset, int value) {
        byte[] jpeg = JPEG.clone();
        jpeg[frameAt() + offset] = (byte) value;
        return jpeg;
    }

    private static byte[] coded(int marker) {
        return changed(-3, marker);
    }

    private static byte[] sized(int width, int height) {
        byte[] jpeg = JPEG.clone();
        ByteBuffer.wrap(jpeg).putShort(frameAt() + 1, (short) height).putShort(frameAt() + 3, (short) width);
        return jpeg;
    }

    private static byte[] components(int count) {
        byte[] frame = Arrays.copyOf(Arrays.copyOfRange(JPEG, frameAt(), frameAt() + 15), 6 + 3 * count);
        frame[5] = (byte) count;
        return TestPhotos.withSegment(JPEG, SOF0, frame);
    }

    private static byte[] withEmptyScans(int count) {
        byte[] scan = {-1, (byte) 0xDA, 0, 2};
        byte[] jpeg = Arrays.copyOf(JPEG, JPEG.length - 2);
        for (int i = 0; i < count; i++) {
            jpeg = TestPhotos.join(jpeg, scan);
        }
        return TestPhotos.join(jpeg, new byte[] {-1, (byte) 0xD9});
    }
}
