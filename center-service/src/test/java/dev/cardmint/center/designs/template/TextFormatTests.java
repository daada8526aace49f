package dev.cardmint.center.designs.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatTests {

    @ParameterizedTest
    @CsvSource({
        "PLAIN, Zoë, Zoë",
        "CAPITALS, Zoë Weiß, ZOË WEISS",
        "GROUPS_OF_FOUR, 9999990088423104, 9999 9900 8842 3104",
        "GROUPS_OF_FOUR, 999999008842310, 9999 9900 8842 310",
        "MONTH_YEAR, 2031-11-30, 11/31",
        "DAY_MONTH_YEAR, 1974-08-02, 02.08.1974"
    })
    void writesValuesAsCardsShowThem(TextFormat format, String value, String written) {
        assertThat(format.write(value)).isEqualTo(written);
    }
}
