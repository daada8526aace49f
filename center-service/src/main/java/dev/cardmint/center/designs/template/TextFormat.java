package dev.cardmint.center.designs.template;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a value is written on a card. */
public enum TextFormat {
    /** As the record has it. */
    PLAIN("plain"),
    /** In capital letters, where its script has them. */
    CAPITALS("capitals"),
    /** Digits in groups of four, as card numbers are read. */
    GROUPS_OF_FOUR("groups-of-four"),
    /** A date as 12/31: month and last digits of the year. */
    MONTH_YEAR("month-year"),
    /** A date as 31.12.2031. */
    DAY_MONTH_YEAR("day-month-year");

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM/yy", Locale.ROOT);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    private final String word;

    TextFormat(String word) {
        this.word = word;
    }

    /** What a template says. */
    String word() {
        return word;
    }

    /** Whether only a date can be written so. */
    public boolean isOfDates() {
        return this == MONTH_YEAR || this == DAY_MONTH_YEAR;
    }

    /** The text to draw; a date comes as year-month-day (ISO 8601). */
    public String write(String value) {
        return switch (this) {
            case PLAIN -> value;
            case CAPITALS -> value.toUpperCase(Locale.ROOT);
            case GROUPS_OF_FOUR -> value.replaceAll("(.{4})(?=.)", "$1 ");
            case MONTH_YEAR -> LocalDate.parse(value).format(SHORT);
            case DAY_MONTH_YEAR -> LocalDate.parse(value).format(LONG);
        };
    }
}
