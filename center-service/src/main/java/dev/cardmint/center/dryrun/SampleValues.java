package dev.cardmint.center.dryrun;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ValueRule;
import dev.cardmint.center.profiles.ValueType;
import dev.cardmint.model.bytes.Bytes;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** Makes up values that a card type takes, of nobody. */
final class SampleValues {

    private static final String DIGITS = "1234567890";

    /** From a range that no issuer has (ISO/IEC 7812-1). */
    private static final String CARD_NUMBER = "9999991048572014";

    private static final int PHOTO_WIDTH = 36;
    private static final int PHOTO_HEIGHT = 48;

    private SampleValues() {}

    /** The given values, and made-up ones for all others. */
    static Map<String, String> fillUp(CardTypeProfile profile, Map<String, String> given) {
        var values = new TreeMap<>(given);
        profile.values().forEach((name, rule) -> {
            if (rule.type() != ValueType.PHOTO) {
                values.putIfAbsent(name, sample(rule));
            }
        });
        return values;
    }

    private static String sample(ValueRule rule) {
        return switch (rule.type()) {
            case TEXT -> cut("Sample " + rule.label(), rule.maxBytes());
            case EMBOSSED -> cut("SAMPLE/CARD", rule.maxBytes());
            case DATE -> "2031-12-31";
            case DIGITS -> DIGITS.repeat(rule.maxBytes() / DIGITS.length() + 1).substring(0, rule.maxBytes());
            case CARD_NUMBER -> CARD_NUMBER;
            case PHOTO -> throw new IllegalArgumentException("A photo is no text");
        };
    }

    private static String cut(String text, int maxBytes) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.strip();
    }

    /** A grey gradient, small enough for every card type. */
    static Bytes photo() {
        var image = new BufferedImage(PHOTO_WIDTH, PHOTO_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, Color.WHITE, 0, PHOTO_HEIGHT, Color.GRAY));
        canvas.fillRect(0, 0, PHOTO_WIDTH, PHOTO_HEIGHT);
        canvas.dispose();
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.copyOf(jpeg.toByteArray());
    }
}
