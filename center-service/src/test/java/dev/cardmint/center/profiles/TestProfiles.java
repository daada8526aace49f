package dev.cardmint.center.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The profile that the service is shipped with, and values that fit it. */
public final class TestProfiles {

    public static final Map<String, String> VALUES = Map.of(
            "name", "Zoë Åsa Lindström-Müller",
            "nameOnCard", "LINDSTROM-MULLER/ZOE",
            "address", "Östra Hamngatan 17\n411 10 Göteborg",
            "birthDate", "1987-03-09",
            "pan", "9999991048572014",
            "panSequence", "00",
            "effectiveDate", "2026-12-01",
            "expiryDate", "2031-11-30",
            "serviceCode", "201");

    private TestProfiles() {}

    public static CardTypeProfile payment() {
        return shipped("payment");
    }

    /** A profile that the service comes with. */
    public static CardTypeProfile shipped(String profile) {
        return ProfileDocument.parse(document(profile).getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a photo in a grouping of its own, at most 12,000 bytes. */
    public static CardTypeProfile withPhoto() {
        return ProfileDocument.parse(documentWithPhoto().getBytes(StandardCharsets.UTF_8));
    }

    static String documentWithPhoto() {
        return document()
                .replace(
                        "{\"dgi\": \"9102\"",
                        "{\"dgi\": \"A010\", \"name\": \"Portrait\", \"content\": ["
                                + "{\"tag\": \"53\", \"content\": [{\"image\": {\"from\": \"photo\"}}]}]},"
                                + "{\"dgi\": \"9102\"")
                .replace(
                        "\"serviceCode\": {\"type\"",
                        "\"photo\": {\"type\": \"PHOTO\", \"label\": \"Photo\", \"maxBytes\": 12000},"
                                + "\"serviceCode\": {\"type\"");
    }

    public static String document() {
        return document("payment");
    }

    /** A profile's document by its name. */
    public static String document(String profile) {
        try (InputStream in = TestProfiles.class.getResourceAsStream("/profiles/%s.json".formatted(profile))) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
