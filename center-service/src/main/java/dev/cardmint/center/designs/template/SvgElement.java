package dev.cardmint.center.designs.template;

import static dev.cardmint.center.designs.template.AttributeSyntax.*;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements of SVG 1.1 that a template may have, each with all of its attributes, and three kinds of slots. */
enum SvgElement {
    SVG("svg", Map.of("viewBox", VIEW_BOX, "width", CARD_WIDTH, "height", CARD_HEIGHT, "version", VERSION)),
    TITLE("title", Map.of()),
    DESCRIPTION("desc", Map.of()),
    DEFINITIONS("defs", Map.of()),
    GROUP("g", painted(Map.of())),
    RECTANGLE(
            "rect",
            painted(Map.of("x", NUMBER, "y", NUMBER, "width", LENGTH, "height", LENGTH, "rx", LENGTH, "ry", LENGTH))),
    CIRCLE("circle", painted(Map.of("cx", NUMBER, "cy", NUMBER, "r", LENGTH))),
    ELLIPSE("ellipse", painted(Map.of("cx", NUMBER, "cy", NUMBER, "rx", LENGTH, "ry", LENGTH))),
    LINE("line", painted(Map.of("x1", NUMBER, "y1", NUMBER, "x2", NUMBER, "y2", NUMBER))),
    POLYLINE("polyline", painted(Map.of("points", POINTS))),
    POLYGON("polygon", painted(Map.of("points", POINTS))),
    PATH_DATA("path", painted(Map.of("d", PATH))),
    LINEAR_GRADIENT("linearGradient", gradient(Map.of("x1", NUMBER, "y1", NUMBER, "x2", NUMBER, "y2", NUMBER))),
    RADIAL_GRADIENT(
            "radialGradient", gradient(Map.of("cx", NUMBER, "cy", NUMBER, "r", LENGTH, "fx", NUMBER, "fy", NUMBER))),
    STOP("stop", Map.of("offset", SHARE, "stop-color", COLOUR, "stop-opacity", SHARE)),
    CLIP_PATH("clipPath", Map.of("id", AttributeSyntax.NAME, "clipPathUnits", UNITS)),
    TEXT(
            "text",
            Map.of(
                    "data-slot", SLOT,
                    "data-width", LENGTH,
                    "data-smallest-size", LENGTH,
                    "data-format", FORMAT,
                    "x", NUMBER,
                    "y", NUMBER,
                    "font-size", LENGTH,
                    "font-weight", WEIGHT,
                    "text-anchor", ANCHOR,
                    "fill", COLOUR)),
    PHOTO_SLOT("rect", slot(Map.of("rx", LENGTH))),
    BARCODE_SLOT("rect", slot(Map.of("data-symbology", SYMBOLOGY, "data-sample", SAMPLE))),
    CHIP_AREA("rect", slot(Map.of()));

    private static final Set<SvgElement> SHAPES =
            EnumSet.of(RECTANGLE, CIRCLE, ELLIPSE, LINE, POLYLINE, POLYGON, PATH_DATA);
    private static final Set<SvgElement> SLOTS = EnumSet.of(TEXT, PHOTO_SLOT, BARCODE_SLOT, CHIP_AREA);

    private final String tag;

    /** Made by Map.of or Map.copyOf. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, AttributeSyntax> attributes;

    SvgElement(String tag, Map<String, AttributeSyntax> attributes) {
        this.tag = tag;
        this.attributes = attributes;
    }

    private static Map<String, AttributeSyntax> painted(Map<String, AttributeSyntax> own) {
        var all = new HashMap<>(own);
        all.putAll(Map.of(
                "id", AttributeSyntax.NAME,
                "fill", PAINT,
                "fill-opacity", SHARE,
                "fill-rule", FILL_RULE,
                "stroke", PAINT,
                "stroke-opacity", SHARE,
                "stroke-width", LENGTH,
                "stroke-linecap", CAP,
                "stroke-linejoin", JOIN));
        all.putAll(Map.of("opacity", SHARE, "transform", TRANSFORM, "clip-path", REFERENCE, "clip-rule", FILL_RULE));
        return Map.copyOf(all);
    }

    private static Map<String, AttributeSyntax> gradient(Map<String, AttributeSyntax> own) {
        var all = new HashMap<>(own);
        all.putAll(Map.of(
                "id", AttributeSyntax.NAME,
                "gradientUnits", UNITS,
                "gradientTransform", TRANSFORM,
                "spreadMethod", SPREAD));
        return Map.copyOf(all);
    }

    private static Map<String, AttributeSyntax> slot(Map<String, AttributeSyntax> own) {
        var all = new HashMap<>(own);
        all.putAll(Map.of("data-slot", SLOT, "x", NUMBER, "y", NUMBER, "width", LENGTH, "height", LENGTH));
        return Map.copyOf(all);
    }

    /**
     * The element of this name, or {@code null} if a template may not have it.
     *
     * @param slot what it says under {@code data-slot}, if anything
     */
    static @Nullable SvgElement of(String tag, @Nullable String slot) {
        if (tag.equals(RECTANGLE.tag) && slot != null) {
            return slot.equals("photo") ? PHOTO_SLOT : slot.equals("chip") ? CHIP_AREA : BARCODE_SLOT;
        }
        for (SvgElement element : values()) {
            if (element.tag.equals(tag)) {
                return element;
            }
        }
        return null;
    }

    String tag() {
        return tag;
    }

    @Nullable
    AttributeSyntax attribute(String name) {
        return attributes.get(name);
    }

    /** Whether it may stand directly in another. */
    boolean fitsInto(SvgElement parent) {
        return switch (parent) {
            case SVG -> this != SVG && this != STOP && !isGradientOrClip();
            case GROUP -> isShape() || this == GROUP || this == TITLE || this == DESCRIPTION;
            case DEFINITIONS -> isGradientOrClip();
            case LINEAR_GRADIENT, RADIAL_GRADIENT -> this == STOP;
            case CLIP_PATH -> isShape();
            default -> false;
        };
    }

    private boolean isGradientOrClip() {
        return isGradient() || this == CLIP_PATH;
    }

    boolean isGradient() {
        return this == LINEAR_GRADIENT || this == RADIAL_GRADIENT;
    }

    boolean isShape() {
        return SHAPES.contains(this);
    }

    /** Whether it is drawn over the artwork and is no part of it. */
    boolean isSlot() {
        return SLOTS.contains(this);
    }

    /** Whether it has text and nothing else. */
    boolean hasText() {
        return this == TEXT || this == TITLE || this == DESCRIPTION;
    }
}
