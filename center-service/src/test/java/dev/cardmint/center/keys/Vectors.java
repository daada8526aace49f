package dev.cardmint.center.keys;

import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Published single values, by the name in front of the equals sign. */
final class Vectors {

    static final Bytes K16 = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");
    static final Bytes K24 = K16.concat(Bytes.ofHex("5051525354555657"));
    static final Bytes K32 = K16.concat(Bytes.ofHex("505152535455565758595A5B5C5D5E5F"));
    static final Bytes KDD = Bytes.ofHex("00010203040506070809");

    private Vectors() {}

    static Bytes value(String name) {
        return text().lines()
                .filter(line -> line.startsWith(name) && !line.startsWith("#"))
                .map(line -> Bytes.ofHex(line.substring(line.lastIndexOf(" = ") + 3)))
                .findFirst()
                .orElseThrow();
    }

    private static String text() {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/single-values.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
