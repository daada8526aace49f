package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a card's keys come from the master key: not at all, by one of the schemes in common use, or by a template of the
 * form {@code FUNCTION(PATTERN)}, with 3DES-ECB, AES-ECB or AES-CMAC as function and a {@link KeyPattern}.
 */
public final class Diversification {

    /** All cards share the master key as each of their keys. */
    public static final Diversification NONE = new Diversification("NONE", null, null);

    /** 3DES over bytes 0, 1 and 4 to 7 of the card's diversification data, for both halves of a key. */
    public static final Diversification VISA2 =
            named("VISA2", DerivationFunction.DES3_ECB, "d0 d1 d4 d5 d6 d7 F0 k d0 d1 d4 d5 d6 d7 0F k");

    /** 3DES over bytes 4 to 9 of the card's diversification data, for both halves of a key (EMV CPS 1.1, 4.1). */
    public static final Diversification EMV =
            named("EMV", DerivationFunction.DES3_ECB, "d4 d5 d6 d7 d8 d9 F0 k d4 d5 d6 d7 d8 d9 0F k");

    /** AES-CMAC in counter mode over the card's 10 bytes of diversification data. */
    public static final Diversification KDF3 =
            named("KDF3", DerivationFunction.AES_CMAC, "i 00 00 00 k 00 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9");

    /** Those with names. */
    static final List<Diversification> NAMED = List.of(NONE, VISA2, EMV, KDF3);

    private static final Pattern TEMPLATE = Pattern.compile("(3DES-ECB|AES-ECB|AES-CMAC)\\(([^()]*)\\)");

    private final String text;
    private final @Nullable DerivationFunction function;
    private final @Nullable KeyPattern pattern;

    private Diversification(String text, @Nullable DerivationFunction function, @Nullable KeyPattern pattern) {
        this.text = text;
        this.function = function;
        this.pattern = pattern;
    }

    private static Diversification named(String name, DerivationFunction function, String pattern) {
        return new Diversification(name, function, KeyPattern.parse(pattern));
    }

    /**
     * Reads a name or a template.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Diversification parse(String text) {
        for (Diversification known : NAMED) {
            if (known.text.equals(text)) {
                return known;
            }
        }
        Matcher template = TEMPLATE.matcher(text);
        if (!template.matches()) {
            throw new IllegalArgumentException("Not a diversification: a name or FUNCTION(PATTERN) is");
        }
        for (DerivationFunction function : DerivationFunction.values()) {
            if (function.text().equals(template.group(1))) {
                return named(text, function, template.group(2));
            }
        }
        throw new IllegalStateException("A function without a name");
    }

    /** Whether it makes keys of this kind and length. */
    public boolean fits(KeyType keyType, int keyBits) {
        return keyType.allows(keyBits)
                && (function == null
                        || pattern == null
                        || (function.keyType() == keyType && function.yields(keyBits / Byte.SIZE, pattern)));
    }

    /** Whether both make the same keys of any card, whatever they are called. */
    boolean isLike(Diversification other) {
        return function == other.function && Objects.equals(pattern, other.pattern);
    }

    /**
     * What of a chip's diversification data its keys depend on, the rest 00: nobody can change that without changing
     * the keys, and the rest proves nothing.
     *
     * @param diversificationData 10 bytes
     */
    public Bytes identifying(Bytes diversificationData) {
        byte[] identifying = new byte[diversificationData.size()];
        for (int place : covered()) {
            identifying[place] = (byte) diversificationData.unsigned(place);
        }
        return Bytes.copyOf(identifying);
    }

    /** Whether two chips with different keys under the other have different keys under this one, too. */
    public boolean tellsApartLike(Diversification other) {
        return covered().containsAll(other.covered());
    }

    /** Whether all 10 bytes count. */
    public boolean tellsApartByEveryByte() {
        return covered().size() == 10;
    }

    private Set<Integer> covered() {
        return pattern == null ? Set.of() : pattern.covered();
    }

    /** One of a card's keys: 1 Key-ENC, 2 Key-MAC, 3 Key-DEK. */
    byte[] derive(byte[] master, int key, Bytes diversificationData) {
        KeyPattern filled = pattern;
        if (function == null || filled == null) {
            return master.clone();
        }
        return function.derive(master, block -> filled.fill(diversificationData, key, block));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Diversification that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The name or the template. */
    @Override
    public String toString() {
        return text;
    }
}
