package dev.cardmint.center.designs.drawing;

import static dev.cardmint.center.designs.template.TestTemplates.nameSlot;
import static dev.cardmint.center.designs.template.TestTemplates.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.FaceTemplate;
import dev.cardmint.center.designs.template.Id1;
import dev.cardmint.center.designs.template.PhotoSlot;
import dev.cardmint.center.designs.template.TextSlot;
import dev.cardmint.model.bytes.Bytes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CardFacesTests {

    private static final String GREEN = "<rect x=\"-3\" y=\"-3\" width=\"91.6\" height=\"59.98\" fill=\"#00ff00\"/>";
    private static final int GREEN_PIXEL = 0xFF00FF00;
    private static final int WHITE_PIXEL = 0xFFFFFFFF;

    /** A holder whose photo is red. */
    private record Holder(String name, int photoWidth, int photoHeight) implements FaceContents {

        @Override
        public String text(TextSlot slot) {
            return slot.value() == null ? slot.sample() : slot.format().write(name);
        }

        @Override
        public String code(BarcodeSlot slot) {
            return name;
        }

        @Override
        public BufferedImage photo(PhotoSlot slot) {
            var photo = new BufferedImage(photoWidth, photoHeight, BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = photo.createGraphics();
            canvas.setColor(Color.RED);
            canvas.fillRect(0, 0, photoWidth, photoHeight);
            canvas.dispose();
            return photo;
        }
    }

    private static Face face(String content, boolean contacts, String name) {
        return new Face(FaceTemplate.parse(side(content)), contacts, new Holder(name, 300, 400));
    }

    private static BufferedImage image(Bytes png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({"DPI_300, 1011, 638, 11811", "DPI_600, 2022, 1276, 23622"})
    void hasTheSizeOfACardAndSaysItsResolution(Resolution resolution, int width, int height, int dotsPerMetre)
            throws IOException {
        Bytes png = CardFaces.print(face(GREEN, false, ""), resolution);
        BufferedImage image = image(png);

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        ByteBuffer file = ByteBuffer.wrap(png.toByteArray());
        int at = new String(png.toByteArray(), StandardCharsets.ISO_8859_1).indexOf("pHYs");
        assertThat(file.getInt(at + 4)).isEqualTo(dotsPerMetre);
        assertThat(file.getInt(at + 8)).isEqualTo(dotsPerMetre);
        assertThat(file.get(at + 12)).isEqualTo((byte) 1);
    }

    @ParameterizedTest
    @EnumSource(Resolution.class)
    void coversTheCardToItsEdges(Resolution resolution) throws IOException {
        BufferedImage image = image(CardFaces.print(face(GREEN, false, ""), resolution));

        assertThat(colours(image, Id1.CARD.toRectangle())).containsExactly(GREEN_PIXEL);
    }

    @ParameterizedTest
    @EnumSource(Resolution.class)
    void drawsNothingWhereTheContactsAre(Resolution resolution) throws IOException {
        String across = GREEN + "<text x=\"1\" y=\"25\" font-size=\"12\" data-width=\"80\">WWWWWWW</text>"
                + "<rect data-slot=\"photo\" x=\"5\" y=\"5\" width=\"40\" height=\"45\"/>";

        BufferedImage contact = image(CardFaces.print(face(across, true, ""), resolution));
        BufferedImage contactless = image(CardFaces.print(face(across, false, ""), resolution));

        Rectangle2D plate = Id1.MODULE.grown(-0.1).toRectangle();
        assertThat(colours(contact, plate)).containsExactly(WHITE_PIXEL);
        assertThat(colours(contactless, plate)).doesNotContain(WHITE_PIXEL);
        assertThat(colours(contact, Id1.MODULE.grown(0.4).toRectangle())).hasSizeGreaterThan(1);
    }

    @Test
    void putsInkOfATextIntoItsSlotAndNowhereElse() throws IOException {
        Face face = face(nameSlot("data-smallest-size=\"2\""), false, "Ağ Ñj عبد الرحمن ẾQ");
        BufferedImage image = image(CardFaces.print(face, Resolution.DPI_300));

        Rectangle2D ink = ink(image);
        assertThat(face.template().slots().get(0).box().grown(0.1).toRectangle().contains(ink))
                .as("%s", ink)
                .isTrue();
        assertThat(ink.getWidth()).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "32, 32", "4000, 4000", "100, 2000", "2000, 100"})
    void fillsThePhotosPlaceWithAPhotoOfAnySize(int width, int height) throws IOException {
        var template = FaceTemplate.parse(
                side(GREEN + "<rect data-slot=\"photo\" x=\"50\" y=\"10\" width=\"20\" height=\"25\"/>"));
        BufferedImage image =
                image(CardFaces.print(new Face(template, false, new Holder("", width, height)), Resolution.DPI_300));

        Rectangle2D box = template.slots().get(0).box().grown(-0.2).toRectangle();
        assertThat(colours(image, box)).containsExactly(0xFFFF0000);
        assertThat(colours(image, template.slots().get(0).box().grown(1).toRectangle()))
                .contains(GREEN_PIXEL);
        assertThat(new Color(image.getRGB(200, 300))).isEqualTo(Color.GREEN);
    }

    @Test
    void roundsThePhotosCorners() throws IOException {
        Face face = face(
                GREEN + "<rect data-slot=\"photo\" x=\"50\" y=\"10\" width=\"20\" height=\"25\" rx=\"5\"/>", false, "");
        BufferedImage image = image(CardFaces.print(face, Resolution.DPI_300));

        assertThat(colours(image, new Rectangle2D.Double(50.2, 10.2, 0.6, 0.6))).containsExactly(GREEN_PIXEL);
    }

    @ParameterizedTest
    @CsvSource({
        "qr, 22, 22, 9999990088423104",
        "qr, 22, 22, Zoë عبد",
        "data-matrix, 12, 12, 9999990088423104",
        "code-128, 60, 10, 4400128307"
    })
    void drawsCodesThatAReaderReads(String symbology, int width, int height, String content) throws Exception {
        BufferedImage image =
                image(CardFaces.print(face(code(symbology, width, height), false, content), Resolution.DPI_300));

        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        assertThat(new MultiFormatReader()
                        .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText())
                .isEqualTo(content);
    }

    /** In the middle of the card, where readers look for it. */
    private static String code(String symbology, int width, int height) {
        return "<rect data-slot=\"barcode:pan\" data-symbology=\"%s\" data-sample=\"1\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                .formatted(symbology, (85 - width) / 2, (53 - height) / 2, width, height);
    }

    @Test
    void refusesACodeThatNoReaderReadsAtItsSize() {
        Face face = face(code("code-128", 12, 9), false, "4400128307");

        assertThatExceptionOfType(UndrawableException.class)
                .isThrownBy(() -> CardFaces.print(face, Resolution.DPI_300))
                .withMessage("is too long for a code of this size to be read");
    }

    @Test
    void refusesACodeThatCannotSayTheContentAndRepeatsNone() {
        Face face = face(code("code-128", 60, 9), false, "Zoë عبد");

        assertThatExceptionOfType(UndrawableException.class)
                .isThrownBy(() -> CardFaces.print(face, Resolution.DPI_300))
                .withMessage("cannot be said in such a code")
                .withNoCause();
    }

    @Test
    void showsACardWithItsCornersAndItsChipToLookAt() throws IOException {
        BufferedImage image = image(CardFaces.preview(face(GREEN, true, ""), Resolution.DPI_300));

        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(1010, 637) >>> 24).isZero();
        assertThat(colours(image, Id1.CONTACTS.toRectangle())).doesNotContain(WHITE_PIXEL, GREEN_PIXEL);
        assertThat(image.getRGB(500, 300)).isEqualTo(GREEN_PIXEL);
    }

    @Test
    void makesAPageOfTheCardsSize() throws IOException {
        try (PDDocument document = pages(Sheet.CARD, face(GREEN, true, ""), face("", false, ""))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            PDPage page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isCloseTo(242.646f, within(0.01f));
            assertThat(page.getMediaBox().getHeight()).isCloseTo(153.014f, within(0.01f));
            assertThat(page.getTrimBox().toString())
                    .isEqualTo(page.getMediaBox().toString());
        }
    }

    @Test
    void marksWhereASheetIsCutOutsideOfTheBleed() throws IOException {
        try (PDDocument document = pages(Sheet.CROP_MARKS, face(GREEN, false, ""))) {
            PDPage page = document.getPage(0);
            PDRectangle trim = page.getTrimBox();
            assertThat(trim.getWidth()).isCloseTo(242.646f, within(0.01f));
            assertThat(trim.getLowerLeftX()).isCloseTo(22.677f, within(0.01f));
            assertThat(page.getBleedBox().getLowerLeftY()).isCloseTo(14.173f, within(0.01f));
            assertThat(page.getMediaBox().getWidth()).isCloseTo(288.0f, within(0.01f));

            BufferedImage sheet = new PDFRenderer(document).renderImageWithDPI(0, 254); // 10 pixels to a millimetre
            assertThat(new Color(sheet.getRGB(25, 80)).getGreen())
                    .as("a mark at the upper edge")
                    .isLessThan(160);
            assertThat(new Color(sheet.getRGB(80, 25)).getGreen())
                    .as("a mark at the left edge")
                    .isLessThan(160);
            assertThat(sheet.getRGB(25, 300)).isEqualTo(WHITE_PIXEL);
            assertThat(sheet.getRGB(65, 300)).as("bleed").isEqualTo(GREEN_PIXEL);
            assertThat(sheet.getRGB(40, 300)).as("outside of the bleed").isEqualTo(WHITE_PIXEL);
        }
    }

    @Test
    void drawsAPageLikeTheImage() throws IOException {
        Face face = face(GREEN + nameSlot(""), true, "Zoë");
        BufferedImage image = FaceImage.print(face, Resolution.DPI_300);
        try (PDDocument document = pages(Sheet.CARD, face)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 300);

            assertThat(different(image, page)).isLessThan(0.01);
        }
    }

    @Test
    void holdsOutlinesAndNoText() throws IOException {
        Bytes pdf = CardFaces.pages(List.of(face(nameSlot(""), false, "Planted")), Sheet.CARD);
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).isBlank();
            assertThat(ink(new PDFRenderer(document).renderImageWithDPI(0, 300)).getWidth())
                    .isGreaterThan(5);
            assertThat(document.getDocumentInformation().getTitle()).isNull();
        }
    }

    @Test
    void saysNothingOfTheHolderInText() {
        assertThat(face(nameSlot(""), false, "Planted").toString()).doesNotContain("Planted");
    }

    private static PDDocument pages(Sheet sheet, Face... faces) throws IOException {
        return Loader.loadPDF(CardFaces.pages(List.of(faces), sheet).toByteArray());
    }

    /** All colours in a box given in millimetres. */
    private static Set<Integer> colours(BufferedImage image, Rectangle2D box) {
        double scale = image.getWidth() / Id1.CARD.width();
        var colours = new TreeSet<Integer>();
        for (int y = (int) Math.ceil(box.getMinY() * scale);
                y < Math.min(image.getHeight(), box.getMaxY() * scale);
                y++) {
            for (int x = (int) Math.ceil(box.getMinX() * scale);
                    x < Math.min(image.getWidth(), box.getMaxX() * scale);
                    x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    /** Where anything is not white, in millimetres. */
    private static Rectangle2D ink(BufferedImage image) {
        double scale = image.getWidth() / Id1.CARD.width();
        Rectangle2D ink = new Rectangle2D.Double();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) != WHITE_PIXEL) {
                    var pixel = new Rectangle2D.Double(x / scale, y / scale, 1 / scale, 1 / scale);
                    ink = ink.isEmpty() ? pixel : ink.createUnion(pixel);
                }
            }
        }
        return ink;
    }

    /** The share of pixels that are not alike. */
    private static double different(BufferedImage image, BufferedImage page) {
        int width = Math.min(image.getWidth(), page.getWidth());
        int height = Math.min(image.getHeight(), page.getHeight());
        int different = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int off = Math.abs((image.getRGB(x, y) & 0xFF) - (page.getRGB(x, y) & 0xFF));
                different += off > 80 ? 1 : 0;
            }
        }
        return different / (double) (width * height);
    }
}
