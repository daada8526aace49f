package dev.cardmint.lab.samples;

import java.util.Random;
import java.util.stream.Collectors;

/** Card numbers of a range that no scheme uses (ISO/IEC 7812-1). */
final class CardNumbers {

    private static final String TEST_RANGE = "999999";

    private CardNumbers() {}

    static String random(int length, Random random) {
        String account = random.ints(length - TEST_RANGE.length() - 1L, 0, 10)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
        return TEST_RANGE + account + checkDigit(TEST_RANGE + account);
    }

    /** The Luhn digit (ISO/IEC 7812-1, annex B): from the right, every second digit counts double. */
    static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
