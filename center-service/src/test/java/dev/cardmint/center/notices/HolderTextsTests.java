package dev.cardmint.center.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTextsTests {

    @ParameterizedTest
    @ValueSource(strings = {"notices", "receipts"})
    void areThereInEveryLanguage(String name) {
        var english = ResourceBundle.getBundle("texts." + name, Locale.ROOT);
        var german = ResourceBundle.getBundle("texts." + name, Locale.GERMAN);

        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        for (String key : english.keySet()) {
            assertThat(german.getString(key)).as(key).isNotEqualTo(english.getString(key));
            assertThat(blanks(german.getString(key))).as(key).isEqualTo(blanks(english.getString(key)));
        }
    }

    private static String blanks(String pattern) {
        return pattern.chars()
                        .filter(each -> Character.isDigit(each))
                        .sorted()
                        .mapToObj(Character::toString)
                        .toList() + "";
    }

    @Test
    void speakTheHoldersLanguageWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            assertThat(HolderTexts.of("notices", Language.EN).text("subject")).isEqualTo("A card was issued for you");
            assertThat(HolderTexts.of("notices", Language.DE).text("further", 2))
                    .startsWith("Es ist die 2. Karte,");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tellTheDayAtTheBranch() {
        Instant evening = Instant.parse("2026-11-22T23:30:00Z");

        assertThat(HolderTexts.of("notices", Language.EN).day(evening, ZoneId.of("UTC")))
                .isEqualTo("November 22, 2026");
        assertThat(HolderTexts.of("notices", Language.DE).day(evening, ZoneId.of("Europe/Berlin")))
                .isEqualTo("23. November 2026");
    }
}
