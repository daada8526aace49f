package dev.cardmint.center.designs.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.cardmint.center.designs.template.FaceTemplate;
import dev.cardmint.center.designs.template.TestTemplates;
import dev.cardmint.center.designs.template.TextSlot;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextOutlineTests {

    private static final String LONGEST = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff";

    private static TextSlot slot(String more) {
        return (TextSlot) FaceTemplate.parse(TestTemplates.side(TestTemplates.nameSlot(more)))
                .slots()
                .get(0);
    }

    private static Shape outline(TextSlot slot, String text) {
        return TextOutline.of(slot, text, Typefaces.shipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë Lindström",
                "Nguyễn Thị Ánh Tuyết",
                "ẾỄẤỘ",
                "Ελένη Παπαδοπούλου",
                "Юлия Щербакова",
                "عبد الرحمن بن محمد الفارسي",
                "יוסף בן־דוד",
                "Ñandú Q̣uỵj",
                LONGEST
            })
    void staysInItsSlotInEveryScript(String name) {
        for (String anchor : List.of("start", "middle", "end")) {
            for (String weight : List.of("normal", "bold")) {
                TextSlot slot = anchored(anchor, "data-smallest-size=\"2\" font-weight=\"%s\"".formatted(weight));
                Rectangle2D ink = outline(slot, name).getBounds2D();

                assertThat(slot.box().grown(1e-4).toRectangle().contains(ink))
                        .as("%s, %s, %s: %s in %s", name, anchor, weight, ink, slot.box())
                        .isTrue();
            }
        }
    }

    @Test
    void startsEndsOrIsCentredAsTheSlotSays() {
        Rectangle2D left = outline(slot(""), "Zoe").getBounds2D();
        Rectangle2D right = outline(anchored("end", ""), "Zoe").getBounds2D();
        Rectangle2D middle = outline(anchored("middle", ""), "Zoe").getBounds2D();

        assertThat(left.getMinX()).isCloseTo(10, within(0.5));
        assertThat(right.getMaxX()).isCloseTo(70, within(0.5));
        assertThat(middle.getCenterX()).isCloseTo(40, within(0.5));
    }

    /** From 10 to 70 mm, whichever edge it starts from. */
    private static TextSlot anchored(String anchor, String more) {
        String x =
                switch (anchor) {
                    case "middle" -> "40";
                    case "end" -> "70";
                    default -> "10";
                };
        String svg = TestTemplates.side(TestTemplates.nameSlot("text-anchor=\"%s\" %s".formatted(anchor, more)));
        return (TextSlot) FaceTemplate.parse(svg.replace("x=\"10\"", "x=\"%s\"".formatted(x)))
                .slots()
                .get(0);
    }

    @Test
    void isMadeSmallerWhenItIsLongAndNeverCut() {
        TextSlot slot = slot("data-smallest-size=\"2\"");

        double full = height(outline(slot, "Hubert"));
        Shape shrunk = outline(slot, LONGEST);

        assertThat(height(shrunk)).isLessThan(full);
        assertThat(shrunk.getBounds2D().getWidth()).isCloseTo(60, within(0.5));
        assertThat(figures(shrunk)).isEqualTo(figures(outline(slot("data-smallest-size=\"1.2\""), LONGEST)));
    }

    @Test
    void refusesWhatIsTooLongAtItsSmallestSize() {
        assertThatExceptionOfType(UndrawableException.class)
                .isThrownBy(() -> outline(slot("data-smallest-size=\"3\""), LONGEST))
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(2))
                .withMessage("is too long for its place on the card, or its letters too tall");
    }

    @Test
    void refusesLettersPiledHigherThanTheSlot() {
        assertThatExceptionOfType(UndrawableException.class)
                .isThrownBy(() -> outline(slot(""), "Z" + "\u0301".repeat(30) + "oe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"李 小雨", "Zoe \uD83D\uDE00", "प्रिया"})
    void refusesLettersThatNoTypefaceHasAndRepeatsNone(String name) {
        assertThatExceptionOfType(UndrawableException.class)
                .isThrownBy(() -> outline(slot(""), name))
                .withMessage("has a letter that no typeface of the center has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Zoe\nLindström"})
    void refusesNothingAndLineBreaks(String text) {
        assertThatExceptionOfType(UndrawableException.class).isThrownBy(() -> outline(slot(""), text));
    }

    /** Apart, the letters have other forms: three of them take more room than the word, and more figures. */
    @Test
    void joinsArabicLetters() {
        String word = "سعد";
        String apart = "س\u200Cع\u200Cد";

        assertThat(outline(slot(""), word).getBounds2D().getWidth())
                .isLessThan(outline(slot(""), apart).getBounds2D().getWidth());
        assertThat(connected(outline(slot(""), word))).isLessThan(connected(outline(slot(""), apart)));
    }

    /** A word of Hebrew starts at its right. */
    @Test
    void runsFromRightToLeftWhereTheScriptDoes() {
        assertThat(leftmost("אי")).isLessThan(leftmost("יא"));
    }

    /** How wide the part on the left of a gap is: yod is the narrowest letter. */
    private static double leftmost(String text) {
        Rectangle2D whole = outline(slot(""), text).getBounds2D();
        var left = new Area(outline(slot(""), text));
        double width = 0;
        for (double x = whole.getMinX(); x < whole.getMaxX(); x += 0.02) {
            var column = new Area(new Rectangle2D.Double(x, whole.getMinY(), 0.01, whole.getHeight()));
            column.intersect(left);
            if (column.isEmpty()) {
                return width;
            }
            width += 0.02;
        }
        return width;
    }

    private static double height(Shape outline) {
        return outline.getBounds2D().getHeight();
    }

    /** How many separate pieces of ink there are. */
    private static int connected(Shape outline) {
        return figures(new Area(outline));
    }

    private static int figures(Shape shape) {
        int figures = 0;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            figures += path.currentSegment(new double[6]) == PathIterator.SEG_MOVETO ? 1 : 0;
        }
        return figures;
    }
}
