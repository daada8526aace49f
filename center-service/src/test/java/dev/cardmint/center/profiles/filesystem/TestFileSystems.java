package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.center.profiles.ContentSource;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.center.profiles.content.ContentReader;
import dev.cardmint.center.profiles.content.StrictObject;
import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Card types with files, and values that fit them. */
public final class TestFileSystems {

    public static final Map<String, String> VALUES = Map.of(
            "name", "Zoë Åsa Lindström-Müller",
            "address", "Östra Hamngatan 17\n411 10 Göteborg",
            "birthDate", "1987-03-09",
            "readerNumber", "0012345678",
            "expiryDate", "2031-11-30");

    static final Map<String, ValueRule> RULES = Map.of(
            "name", new ValueRule(ValueType.TEXT, "Holder's name", 120, false),
            "address", new ValueRule(ValueType.TEXT, "Address", 200, true),
            "birthDate", new ValueRule(ValueType.DATE, "Date of birth", 10, false),
            "readerNumber", new ValueRule(ValueType.DIGITS, "Reader number", 10, false),
            "expiryDate", new ValueRule(ValueType.DATE, "Valid until", 10, false));

    private TestFileSystems() {}

    public static FileSystemTerms open() {
        return read(document("files"));
    }

    public static FileSystemTerms keyed() {
        return read(document("files-keyed"));
    }

    static String document(String name) {
        try (InputStream in = TestFileSystems.class.getResourceAsStream("/profiles/%s.json".formatted(name))) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of a profile that speaks of files. */
    static FileSystemTerms read(String document) {
        var object = new StrictObject(JsonMapper.shared().readTree(document).get("fileSystem"), "fileSystem");
        return FileSystemReader.read(object, new ContentReader(RULES), RULES);
    }

    /** A record with these values and no secrets. */
    public static ContentSource source() {
        return new ContentSource() {
            @Override
            public String text(String value) {
                return Objects.requireNonNull(VALUES.get(value));
            }

            @Override
            public byte[] image(String value) {
                throw new IllegalArgumentException("There is no image");
            }

            @Override
            public byte[] secret(String name) {
                throw new IllegalArgumentException("There is no secret");
            }

            @Override
            public Bytes checkValues(String secret, int keyBytes) {
                throw new IllegalArgumentException("There is no secret");
            }
        };
    }
}
