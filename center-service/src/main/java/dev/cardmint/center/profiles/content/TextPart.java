package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text from a value of the record, or fixed. */
sealed interface TextPart {

    /** How a date may be written. */
    Set<String> DATE_FORMATS = Set.of("yyMM", "MMyy", "yyMMdd", "ddMMyy", "yyyyMMdd");

    String text(ContentSource source);

    int maxBytes(Map<String, ValueRule> values);

    /** The same for every card, or -1. */
    int fixedCharacters(Map<String, ValueRule> values);

    /** Fixed text. */
    record Literal(String value) implements TextPart {

        @Override
        public String text(ContentSource source) {
            return value;
        }

        @Override
        public int maxBytes(Map<String, ValueRule> values) {
            return value.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public int fixedCharacters(Map<String, ValueRule> values) {
            return value.length();
        }

        @Override
        public String toString() {
            return "Literal[%d]".formatted(value.length());
        }
    }

    /**
     * A value of the record.
     *
     * @param as how a date is written, {@code null} for any other value
     */
    record FromValue(String name, @Nullable String as) implements TextPart {

        @Override
        public String text(ContentSource source) {
            String text = source.text(name);
            return as == null ? text : LocalDate.parse(text).format(DateTimeFormatter.ofPattern(as, Locale.ROOT));
        }

        @Override
        public int maxBytes(Map<String, ValueRule> values) {
            return as == null ? rule(values).maxBytes() : as.length();
        }

        @Override
        public int fixedCharacters(Map<String, ValueRule> values) {
            return as == null ? rule(values).fixedCharacters() : as.length();
        }

        private ValueRule rule(Map<String, ValueRule> values) {
            return Objects.requireNonNull(values.get(name));
        }
    }
}
