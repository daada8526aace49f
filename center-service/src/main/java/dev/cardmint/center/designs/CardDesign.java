package dev.cardmint.center.designs;

import dev.cardmint.center.designs.template.FaceTemplate;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the cards of one type may look like.
 *
 * @param cardType the card type whose values it shows
 * @param title what people choose it by
 * @param products the blanks that it may be printed on
 * @param front a template in SVG
 * @param back a template in SVG
 */
public record CardDesign(
        String design, int version, String cardType, String title, Set<Product> products, String front, String back) {

    public CardDesign {
        if (products.isEmpty()) {
            throw new IllegalArgumentException("A design is for one product at least");
        }
        products = Collections.unmodifiableSet(EnumSet.copyOf(products));
    }

    String template(Side side) {
        return side == Side.FRONT ? front : back;
    }

    FaceTemplate face(Side side) {
        return FaceTemplate.parse(template(side));
    }

    /** SHA-256 over all of it, each part as UTF-8 behind its length (4 bytes, big endian). */
    Bytes digest() {
        var encoded = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(encoded)) {
            writeTo(out, "cardmint card design 1");
            writeTo(out, design);
            out.writeInt(version);
            writeTo(out, cardType);
            writeTo(out, title);
            writeTo(out, products.stream().map(Product::name).collect(Collectors.joining(",")));
            writeTo(out, front);
            writeTo(out, back);
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(encoded.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void writeTo(DataOutputStream out, String part) throws IOException {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Its name and version: templates are long. */
    @Override
    public String toString() {
        return "CardDesign[%s, version %d]".formatted(design, version);
    }
}
