package dev.cardmint.center.designs.template;

import dev.cardmint.center.designs.template.TextStyle.Align;
import java.util.Arrays;
import java.util.function.Function;

/** Makes slots of what a template says of them. */
final class SlotReader {

    private static final String BARCODE = "barcode:";
    private static final double SMALLEST_TEXT = 1.2;
    private static final double LARGEST_TEXT = 20;
    private static final double USUAL_SHRINKING = 0.7;

    private SlotReader() {}

    /** @param text what stands between its tags */
    static TextSlot text(Attributes given, String text) {
        if (text.isEmpty() || !AttributeSyntax.SAMPLE.fits(text)) {
            throw given.wrong("a text has 1 to 200 characters: of a slot, those of a sample");
        }
        String value = given.text("data-slot");
        if (value != null && (value.startsWith(BARCODE) || value.equals("photo") || value.equals("chip"))) {
            throw given.wrong("the slot of a text is the name of a value; a photo, a code or the chip is a rect");
        }
        TextStyle style = style(given);
        return new TextSlot(
                given.line(), onCard(given, box(given, style)), value, text, format(given, value != null), style);
    }

    private static TextStyle style(Attributes given) {
        double size = given.length("font-size");
        double smallest = given.number("data-smallest-size", Math.max(SMALLEST_TEXT, USUAL_SHRINKING * size));
        if (size < SMALLEST_TEXT || size > LARGEST_TEXT || smallest < SMALLEST_TEXT || smallest > size) {
            throw given.wrong("a text is from 1.2 to 20 mm in size, and its smallest size no larger");
        }
        String weight = given.values().getOrDefault("font-weight", "normal");
        boolean bold = weight.equals("bold") || weight.equals("700");
        return new TextStyle(size, smallest, bold, given.colour("fill"), align(given));
    }

    private static Align align(Attributes given) {
        return switch (given.values().getOrDefault("text-anchor", "start")) {
            case "middle" -> Align.MIDDLE;
            case "end" -> Align.RIGHT;
            default -> Align.LEFT;
        };
    }

    private static Box box(Attributes given, TextStyle style) {
        double width = given.length("data-width");
        double left = given.number("x")
                - switch (style.align()) {
                    case LEFT -> 0;
                    case MIDDLE -> width / 2;
                    case RIGHT -> width;
                };
        double height = (TextStyle.ASCENT + TextStyle.DESCENT) * style.size();
        return new Box(left, given.number("y") - TextStyle.ASCENT * style.size(), width, height);
    }

    private static TextFormat format(Attributes given, boolean ofValue) {
        if (!ofValue && given.text("data-format") != null) {
            throw given.wrong("only a value has a data-format");
        }
        return named(TextFormat.values(), TextFormat::word, given.values().getOrDefault("data-format", "plain"));
    }

    static PhotoSlot photo(Attributes given) {
        Box box = onCard(given, rectangle(given));
        double corner = given.number("rx", 0);
        if (corner > Math.min(box.width(), box.height()) / 2) {
            throw given.wrong("rx is at most half of a photo's shorter side");
        }
        return new PhotoSlot(given.line(), box, corner);
    }

    static BarcodeSlot barcode(Attributes given) {
        String slot = given.required("data-slot");
        if (!slot.startsWith(BARCODE)) {
            throw given.wrong("the slot of a rect is photo, chip or barcode: with the name of a value");
        }
        return new BarcodeSlot(
                given.line(),
                onCard(given, rectangle(given)),
                slot.substring(BARCODE.length()),
                given.required("data-sample"),
                named(Symbology.values(), Symbology::word, given.required("data-symbology")));
    }

    /** A chip's plate: around all of the contacts, and no larger than any is. */
    static Box chip(Attributes given) {
        Box box = onCard(given, rectangle(given));
        if (!box.contains(Id1.CONTACTS)) {
            throw given.wrong("the chip must take in all contacts (ISO/IEC 7816-2): 10.25 19.23 to 19.87 28.55");
        }
        if (!Id1.MODULE.grown(3).contains(box)) {
            throw given.wrong("the chip is at most 3 mm larger on each side than 8.56 17.99 to 21.56 29.79");
        }
        return box;
    }

    private static Box rectangle(Attributes given) {
        return new Box(given.number("x"), given.number("y"), given.length("width"), given.length("height"));
    }

    private static Box onCard(Attributes given, Box box) {
        if (!Id1.CARD.contains(box)) {
            throw given.wrong("reaches beyond the card: what it may cover is from %.2f %.2f to %.2f %.2f"
                    .formatted(box.x(), box.y(), box.right(), box.bottom()));
        }
        return box;
    }

    private static <T> T named(T[] all, Function<T, String> word, String wanted) {
        return Arrays.stream(all)
                .filter(each -> word.apply(each).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The syntax lets only known words pass"));
    }
}
