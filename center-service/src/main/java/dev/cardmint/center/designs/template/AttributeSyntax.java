package dev.cardmint.center.designs.template;

import java.util.regex.Pattern;

/** What the value of an attribute must be like; nothing else reaches a renderer. */
enum AttributeSyntax {
    NUMBER(Syntax.NUMBER, "must be a number of millimetres, at most 1000"),
    LENGTH("\\+?" + Syntax.UNSIGNED, "must be a number of millimetres from 0 to 1000, without a unit"),
    SHARE("0|1|1\\.0*|0?\\.[0-9]{1,6}", "must be a number from 0 to 1"),
    PAINT("none|#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|url\\(#" + Syntax.NAME + "\\)", "must be none, #rrggbb or url(#name)"),
    COLOUR("#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}", "must be a colour as #rrggbb"),
    REFERENCE("url\\(#" + Syntax.NAME + "\\)", "must be url(#name)"),
    NAME(Syntax.NAME, "must be a name of letters, digits, - and _, at most 64"),
    PATH("(?:[MmLlHhVvCcSsQqTtAaZz]|" + Syntax.NUMBER + "|[\\s,])*+", "must be path data with numbers to 1000"),
    POINTS("(?:" + Syntax.NUMBER + "|[\\s,])*+", "must be points with numbers to 1000"),
    TRANSFORM(
            "(?:(?:translate|rotate|scale|matrix|skewX|skewY)\\((?:" + Syntax.NUMBER + "|[\\s,])*+\\)[\\s,]*){1,8}",
            "must be at most 8 of translate, rotate, scale, matrix, skewX, skewY, with numbers to 1000"),
    FILL_RULE("nonzero|evenodd", "must be nonzero or evenodd"),
    CAP("butt|round|square", "must be butt, round or square"),
    JOIN("miter|round|bevel", "must be miter, round or bevel"),
    UNITS("userSpaceOnUse|objectBoundingBox", "must be userSpaceOnUse or objectBoundingBox"),
    SPREAD("pad|reflect|repeat", "must be pad, reflect or repeat"),
    WEIGHT("normal|bold|400|700", "must be normal or bold"),
    ANCHOR("start|middle|end", "must be start, middle or end"),
    FORMAT("plain|capitals|groups-of-four|month-year|day-month-year", "must be a way to write a value"),
    SYMBOLOGY("qr|data-matrix|code-128", "must be qr, data-matrix or code-128"),
    SLOT(
            "(?:barcode:)?[A-Za-z][A-Za-z0-9]{0,63}|photo|chip",
            "must be the name of a value, barcode:name, photo or chip"),
    SAMPLE("[^\\p{Cntrl}]{1,200}", "must be 1 to 200 characters"),
    VIEW_BOX("0[\\s,]+0[\\s,]+85\\.60?[\\s,]+53\\.98", "must be 0 0 85.6 53.98, the size of a card in millimetres"),
    CARD_WIDTH("85\\.60?mm", "must be 85.6mm"),
    CARD_HEIGHT("53\\.98mm", "must be 53.98mm"),
    VERSION("1\\.1", "must be 1.1");

    private final Pattern pattern;
    private final String complaint;

    AttributeSyntax(String pattern, String complaint) {
        this.pattern = Pattern.compile(pattern);
        this.complaint = complaint;
    }

    boolean fits(String value) {
        return pattern.matcher(value).matches();
    }

    String complaint() {
        return complaint;
    }

    /** Parts that several have; an enum's constants cannot use its own. */
    private static final class Syntax {
        static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,63}";
        static final String UNSIGNED = "(?:1000|[0-9]{1,3}(?:\\.[0-9]{0,6})?|\\.[0-9]{1,6})(?![0-9.])";
        static final String NUMBER = "[+-]?" + UNSIGNED;
    }
}
