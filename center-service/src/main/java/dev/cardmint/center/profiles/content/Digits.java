package dev.cardmint.center.profiles.content;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.ValueRule;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Half-bytes: BCD digits, with other half-bytes only from fixed text, as in track 2's separator D.
 *
 * @param pad the half-byte that fills an odd number up, or {@code null} where the number is always even
 */
record Digits(List<TextPart> parts, @Nullable String pad) implements Content {

    Digits {
        parts = List.copyOf(parts);
    }

    @Override
    public byte[] encode(ContentSource source) {
        String digits = parts.stream().map(part -> part.text(source)).collect(Collectors.joining());
        return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + pad);
    }

    @Override
    public int maxSize(Map<String, ValueRule> values) {
        return (parts.stream().mapToInt(part -> part.maxBytes(values)).sum() + 1) / 2;
    }

    boolean alwaysEven(Map<String, ValueRule> values) {
        boolean fixed = parts.stream().allMatch(part -> part.fixedCharacters(values) >= 0);
        return fixed
                && parts.stream().mapToInt(part -> part.fixedCharacters(values)).sum() % 2 == 0;
    }
}
