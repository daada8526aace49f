package dev.cardmint.center.designs.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The typefaces that letters on cards come from: Noto Sans, for Latin, Greek, Cyrillic, Arabic and Hebrew. They are
 * shipped with the service; what the machine has is never asked.
 */
final class Typefaces {

    /** The size that outlines are made in: large enough that nothing is rounded. */
    static final float EM = 100;

    private static final List<String> SCRIPTS = List.of("NotoSans", "NotoSansArabic", "NotoSansHebrew");

    private final List<Font> regular;
    private final List<Font> bold;

    private Typefaces(List<Font> regular, List<Font> bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /** Loaded once, when something is drawn for the first time. */
    static Typefaces shipped() {
        return Shipped.TYPEFACES;
    }

    private static final class Shipped {
        static final Typefaces TYPEFACES = new Typefaces(load("Regular"), load("Bold"));
    }

    private static List<Font> load(String weight) {
        return SCRIPTS.stream().map(script -> load(script, weight)).toList();
    }

    private static Font load(String script, String weight) {
        String name = "/fonts/%s-%s.ttf".formatted(script, weight);
        try (InputStream in = Typefaces.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The service was built without " + name);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in)
                    .deriveFont(Map.of(TextAttribute.SIZE, EM, TextAttribute.KERNING, TextAttribute.KERNING_ON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("%s is no typeface".formatted(name), e);
        }
    }

    /** A text whose every letter has a typeface that has it, or {@code null} if one letter has none. */
    @Nullable
    AttributedString set(String text, boolean inBold) {
        var set = new AttributedString(text);
        Font font = null;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            font = fontFor(text.codePointAt(at), font, inBold ? bold : regular);
            if (font == null) {
                return null;
            }
            set.addAttribute(TextAttribute.FONT, font, at, text.offsetByCodePoints(at, 1));
        }
        return set;
    }

    /** Marks, spaces and signs stay with the letters before them. */
    private static @Nullable Font fontFor(int point, @Nullable Font before, List<Font> fonts) {
        if (before != null && Character.getType(point) == Character.FORMAT) {
            return before; // joiners have no glyph of their own
        }
        return Stream.concat(Stream.ofNullable(before), fonts.stream())
                .filter(font -> font.canDisplay(point))
                .findFirst()
                .orElse(null);
    }
}
