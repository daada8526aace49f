package dev.cardmint.center.profiles;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The kinds of values that a record has. */
public enum ValueType {
    /** Any writing system, line breaks only where the rule says so. */
    TEXT,
    /** Printable ASCII as on a card's face and in EMV's cardholder name. */
    EMBOSSED,
    /** A date as year-month-day (ISO 8601). */
    DATE,
    /** Exactly so many digits. */
    DIGITS,
    /** A card number of ISO/IEC 7812: 12 to 19 digits, the last of them Luhn's. */
    CARD_NUMBER,
    /** A portrait as a JPEG image (ISO/IEC 10918-1): no text, it comes as the order's photo and is made to fit. */
    PHOTO;

    @Nullable
    String complaint(String value, ValueRule rule) {
        return switch (this) {
            case TEXT -> textComplaint(value, rule);
            case EMBOSSED -> value.matches("[\\x20-\\x7E]{2,}") ? null : "takes 2 or more letters A–Z and signs";
            case DATE -> dateComplaint(value);
            case DIGITS -> digitsComplaint(value, rule.maxBytes());
            case CARD_NUMBER -> cardNumberComplaint(value);
            case PHOTO -> "is an image and no text: send it as the order's photo";
        };
    }

    private static @Nullable String digitsComplaint(String value, int length) {
        return value.matches("[0-9]{%d}".formatted(length)) ? null : "takes %d digits".formatted(length);
    }

    private static @Nullable String textComplaint(String value, ValueRule rule) {
        boolean wrong = value.codePoints().anyMatch(point -> !(rule.multiline() && point == '\n') && isUnfit(point));
        return wrong ? "has a control character, or one that is no character" : null;
    }

    /**
     * Controls, halves of characters, unassigned or lost ones, and marks that turn the reading direction of what
     * follows.
     */
    private static boolean isUnfit(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> point == 0xFFFD || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        };
    }

    private static @Nullable String dateComplaint(String value) {
        try {
            int year = value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                    ? LocalDate.parse(value).getYear()
                    : 0;
            return year >= 1900 && year <= 2099 ? null : "takes a date like 2031-12-31, from 1900 to 2099";
        } catch (DateTimeException e) {
            return "takes a date that exists";
        }
    }

    private static @Nullable String cardNumberComplaint(String value) {
        if (!value.matches("[0-9]{12,19}")) {
            return "takes 12 to 19 digits";
        }
        return luhnSum(value) % 10 == 0 ? null : "has a wrong check digit: one digit is mistyped";
    }

    /** ISO/IEC 7812-1, annex B. */
    private static int luhnSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled / 10 + doubled % 10;
        }
        return sum;
    }
}
