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
        return ProfileDocument.parse(document().getBytes(StandardCharsets.UTF_8));
    }

    public static String document() {
        try (InputStream in = TestProfiles.class.getResourceAsStream("/profiles/payment.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
