package dev.cardmint.center.designs.template;

import static dev.cardmint.center.designs.template.TestTemplates.nameSlot;
import static dev.cardmint.center.designs.template.TestTemplates.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.cardmint.center.designs.template.TextStyle.Align;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTemplateTests {

    private static final String PHOTO =
            "<rect data-slot=\"photo\" x=\"50\" y=\"10\" width=\"20\" height=\"25\" rx=\"1\"/>";
    private static final String CODE = "<rect data-slot=\"barcode:pan\" data-symbology=\"qr\" data-sample=\"99\""
            + " x=\"50\" y=\"10\" width=\"20\" height=\"20\"/>";

    @Test
    void readsATextWithItsPlaceAndLook() {
        var slot = (TextSlot) only(side("""
                <!-- on line 2 -->
                <text data-slot="pan" x="75" y="20" font-size="4" data-smallest-size="3" data-width="40"
                    data-format="groups-of-four" font-weight="bold" text-anchor="end" fill="#fa0">
                  9999   9900 &amp;
                </text>"""));

        assertThat(slot.value()).isEqualTo("pan");
        assertThat(slot.sample()).isEqualTo("9999 9900 &");
        assertThat(slot.format()).isEqualTo(TextFormat.GROUPS_OF_FOUR);
        assertThat(slot.style()).isEqualTo(new TextStyle(4, 3, true, new Color(0xFFAA00), Align.RIGHT));
        assertThat(slot.box().right()).isEqualTo(75);
        assertThat(slot.box().width()).isEqualTo(40);
        assertThat(slot.baseline()).isCloseTo(20, within(1e-9));
        assertThat(slot.line()).isEqualTo(3);
    }

    @Test
    void readsPhotosCodesAndTextsThatAllCardsShareInTheirOrder() {
        List<FaceSlot> slots = FaceTemplate.parse(side(
                        PHOTO + "\n" + CODE + "\n<text x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\">All</text>"))
                .slots();

        assertThat(slots.get(0)).isEqualTo(new PhotoSlot(2, new Box(50, 10, 20, 25), 1));
        assertThat(slots.get(1)).isEqualTo(new BarcodeSlot(3, new Box(50, 10, 20, 20), "pan", "99", Symbology.QR));
        assertThat(((TextSlot) slots.get(2)).value()).isNull();
    }

    @Test
    void leavesSlotsAndWordsAboutItOutOfTheArtwork() {
        String artwork = FaceTemplate.parse(side(
                        "<title>Planted</title><g id=\"a\"><circle cx=\"1\" cy=\"2\" r=\"3\" fill=\"#123456\"/></g>"
                                + PHOTO + nameSlot("")))
                .artwork();

        assertThat(artwork)
                .contains("viewBox=\"-3.0 -3.0 91.6 59.98\"", "circle", "#123456")
                .doesNotContain("Planted", "data-", "Sample", "title", "rect");
    }

    @Test
    void keepsAModulesPlateFreeOrTheLargerOneThatItNames() {
        assertThat(FaceTemplate.parse(side("")).keepOut()).isEqualTo(new Box(8.56, 17.99, 13, 11.8));
        assertThat(FaceTemplate.parse(side("<rect data-slot=\"chip\" x=\"8\" y=\"17\" width=\"15\" height=\"14\"/>"))
                        .keepOut())
                .isEqualTo(new Box(8, 17, 15, 14));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>1</script>",
                "<foreignObject/>",
                "<image href=\"x\"/>",
                "<use href=\"#a\"/>",
                "<style>*{}</style>",
                "<a/>",
                "<animate/>",
                "<filter id=\"f\"/>",
                "<pattern id=\"f\"/>",
                "<mask id=\"f\"/>",
                "<tspan/>",
                "<circle r=\"1\" onload=\"x\"/>",
                "<circle r=\"1\" style=\"fill:url(x)\"/>",
                "<circle r=\"1\" class=\"x\"/>",
                "<circle r=\"1\" fill=\"url(http://example.org/#a)\"/>",
                "<circle r=\"1\" fill=\"url(file:///etc/passwd)\"/>",
                "<circle r=\"1\" fill=\"red\"/>",
                "<circle r=\"1001\"/>",
                "<circle r=\"1e9\"/>",
                "<circle r=\"NaN\"/>",
                "<circle r=\"10mm\"/>",
                "<line stroke=\"#000\" stroke-dasharray=\"0.0001\"/>",
                "<path d=\"M0 0 L1e99 0\"/>",
                "<path d=\"M0 0 L4000 0\"/>",
                "<path d=\"M0 0 X\"/>",
                "<g transform=\"scale(99999)\"/>",
                "<rect xlink:href=\"x\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>",
                "<h:p xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
                "<circle xmlns=\"urn:other\" r=\"1\"/>",
                "<?xml-stylesheet href=\"x\"?>",
                "words",
                "<svg/>",
                "<stop offset=\"0\"/>",
                "<g><text x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\">All</text></g>",
                "<circle r=\"1\">",
                "<circle fill=\"url(#gone)\"/>",
                "<g clip-path=\"url(#gone)\"/>",
                "<text x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\"></text>",
                "<text x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\"><circle r=\"1\"/></text>",
                "<text x=\"1\" y=\"9\" font-size=\"2\">All</text>",
                "<text x=\"1\" y=\"9\" font-size=\"1.1\" data-width=\"9\">All</text>",
                "<text x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\" data-smallest-size=\"3\">All</text>",
                "<text x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\" data-format=\"capitals\">All</text>",
                "<text x=\"80\" y=\"9\" font-size=\"2\" data-width=\"9\">All</text>",
                "<text x=\"1\" y=\"1\" font-size=\"2\" data-width=\"9\">All</text>",
                "<text data-slot=\"photo\" x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\">All</text>",
                "<text data-slot=\"a.b\" x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\">All</text>",
                "<rect data-slot=\"photo\" x=\"70\" y=\"10\" width=\"20\" height=\"25\"/>",
                "<rect data-slot=\"photo\" x=\"50\" y=\"10\" width=\"20\" height=\"0\"/>",
                "<rect data-slot=\"photo\" x=\"50\" y=\"10\" width=\"20\" height=\"25\" rx=\"11\"/>",
                "<rect data-slot=\"name\" data-symbology=\"qr\" data-sample=\"9\" x=\"1\" y=\"1\" width=\"9\" height=\"9\"/>",
                "<rect data-slot=\"barcode:pan\" data-symbology=\"ean\" data-sample=\"9\" x=\"1\" y=\"1\" width=\"9\" height=\"9\"/>",
                "<rect data-slot=\"barcode:pan\" data-symbology=\"qr\" x=\"1\" y=\"1\" width=\"9\" height=\"9\"/>",
                "<rect data-slot=\"chip\" x=\"11\" y=\"17\" width=\"12\" height=\"14\"/>",
                "<rect data-slot=\"chip\" x=\"1\" y=\"1\" width=\"60\" height=\"50\"/>"
            })
    void refusesWhatIsNotOfTheSubsetWithItsLine(String content) {
        assertThatExceptionOfType(MalformedTemplateException.class)
                .isThrownBy(() -> FaceTemplate.parse(side("<title>one</title>\n\n" + content)))
                .satisfies(refused -> {
                    assertThat(refused.line()).isBetween(4, 5);
                    assertThat(refused.getMessage()).startsWith("line " + refused.line() + ": ");
                });
    }

    @Test
    void namesTheLineWhereAnElementBegins() {
        assertThatExceptionOfType(MalformedTemplateException.class)
                .isThrownBy(() -> FaceTemplate.parse(side("<circle\n  cx=\"1\"\n  cy=\"1\"\n  r=\"-1\"/>")))
                .withMessage("line 2: r must be a number of millimetres from 0 to 1000, without a unit");
    }

    @Test
    void readsNoFileForAnEntity(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "Planted");
        String hostile =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY x SYSTEM \"%s\">]>\n".formatted(secret.toUri())
                        + side("<text x=\"1\" y=\"9\" font-size=\"2\" data-width=\"9\">&x;</text>");

        assertThatExceptionOfType(MalformedTemplateException.class)
                .isThrownBy(() -> FaceTemplate.parse(hostile))
                .withMessage("line 2: has a DOCTYPE, an entity or an instruction");
    }

    @Test
    void refusesEntitiesThatMultiply() {
        String hostile = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + side("<title>&b;</title>");

        assertThatExceptionOfType(MalformedTemplateException.class).isThrownBy(() -> FaceTemplate.parse(hostile));
        assertThatExceptionOfType(MalformedTemplateException.class)
                .isThrownBy(() -> FaceTemplate.parse(side("<title>&b;</title>")));
    }

    @ParameterizedTest
    @CsvSource({"0 0 85.6 54", "0 0 1011 638", "1 0 85.6 53.98", "''"})
    void refusesAnythingThatIsNotTheSizeOfACard(String viewBox) {
        String other = side("").replace("0 0 85.6 53.98", viewBox);

        assertThatExceptionOfType(MalformedTemplateException.class)
                .isThrownBy(() -> FaceTemplate.parse(other))
                .withMessageStartingWith("line 1: viewBox must be 0 0 85.6 53.98");
    }

    @Test
    void refusesWhatIsTooLongTooManyOrTooDeep() {
        String circle = "<circle r=\"1\"/>";

        assertThat(FaceTemplate.parse(side(circle.repeat(1_999)))).isNotNull();
        assertRefused(side(circle.repeat(2_000)), "more than 2000 elements");
        assertRefused(side("<g>".repeat(12) + "</g>".repeat(12)), "12 in each other");
        assertRefused(side(" ".repeat(FaceTemplate.LONGEST)), "longer than 200000 characters");
    }

    @Test
    void refusesNamesGivenTwiceAndClipsThatLeadInACircle() {
        String clip = "<defs><clipPath id=\"a\"><circle r=\"1\" clip-path=\"url(#a)\"/></clipPath></defs>";

        assertRefused(side("<circle id=\"a\" r=\"1\"/><circle id=\"a\" r=\"1\"/>"), "the id a is given twice");
        assertRefused(side(clip), "clip-path may not stand in a clipPath");
    }

    @Test
    void refusesAFileCutOffAnywhere() {
        String whole = side("<g fill=\"#fff\"><circle r=\"1\"/></g>" + PHOTO).strip();

        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatExceptionOfType(MalformedTemplateException.class).isThrownBy(() -> FaceTemplate.parse(cut));
        }
    }

    /** A thousand templates, each with a few characters of a good one changed, taken out or said twice. */
    @Test
    void readsOrRefusesWhateverHappenedToATemplate() {
        String good = side("<defs><clipPath id=\"c\"><circle r=\"1\"/></clipPath></defs><g clip-path=\"url(#c)\">"
                + "<path d=\"M0 0 L1 1 Z\" fill=\"#fff\"/></g>" + PHOTO + CODE + nameSlot("data-smallest-size=\"2\""));
        var random = new Random(20261122);
        int read = 0;
        for (int i = 0; i < 1_000; i++) {
            String changed = changed(good, random);
            try {
                FaceTemplate.parse(changed);
                read++;
            } catch (MalformedTemplateException e) {
                assertThat(e.line()).isPositive();
            }
        }
        assertThat(read).isBetween(10, 900);
    }

    private static String changed(String good, Random random) {
        var text = new StringBuilder(good);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(6));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(1, 0x180));
                case 1 -> text.delete(at, to);
                default -> text.insert(random.nextInt(text.length()), text.substring(at, to));
            }
        }
        return text.toString();
    }

    @Test
    void saysNothingOfItsContentInText() {
        assertThat(FaceTemplate.parse(side(nameSlot(""))).toString())
                .matches("FaceTemplate\\[\\d+ characters, 1 slots]");
    }

    private static void assertRefused(String svg, String reason) {
        assertThatExceptionOfType(MalformedTemplateException.class)
                .isThrownBy(() -> FaceTemplate.parse(svg))
                .withMessageContaining(reason);
    }

    private static FaceSlot only(String svg) {
        List<FaceSlot> slots = FaceTemplate.parse(svg).slots();
        assertThat(slots).hasSize(1);
        return slots.get(0);
    }
}
