package dev.cardmint.center.profiles.identification;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Values of a record that find it, all of them together: whoever says all knows whose record is meant.
 *
 * @param values their names, sorted
 */
public record SearchKey(List<String> values) {

    public SearchKey {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing finds every record");
        }
        values = values.stream().sorted().distinct().toList();
    }

    /** Its name where hashes are kept. */
    public String name() {
        return String.join("+", values);
    }

    /**
     * The values as bytes, each as UTF-8 behind its length (4 bytes, big endian), alike for all ways to write them: in
     * small letters, in Unicode's compatible composed form (NFKC), one space between words. The caller wipes them.
     *
     * @param text tells a value by its name
     */
    public byte[] canonical(UnaryOperator<String> text) {
        var out = new ByteArrayOutputStream();
        for (String value : values) {
            byte[] bytes = normalized(text.apply(value)).getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
            Arrays.fill(bytes, (byte) 0);
        }
        return out.toByteArray();
    }

    private static String normalized(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Capital letters first: some, as the Greek final sigma, are one capital and two small ones.
        return composed.toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
