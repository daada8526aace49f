package dev.cardmint.center.designs;

import dev.cardmint.center.designs.template.TestTemplates;
import dev.cardmint.center.profiles.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Designs for tests. */
final class TestDesigns {

    static final String PAN = "<text data-slot=\"pan\" data-format=\"groups-of-four\" x=\"8\" y=\"40\" font-size=\"5\""
            + " data-width=\"69\">9999 9900 8842 3104</text>";

    private TestDesigns() {}

    static CardDesign payment(String front) {
        return payment(front, Set.of(Product.CONTACT));
    }

    static CardDesign payment(String front, Set<Product> products) {
        return new CardDesign(
                "test", 1, "payment", "Test", products, TestTemplates.side(front), TestTemplates.side(""));
    }

    static CardDesign withBack(String back) {
        return new CardDesign(
                "test",
                1,
                "payment",
                "Test",
                Set.of(Product.CONTACT),
                TestTemplates.side(PAN),
                TestTemplates.side(back));
    }

    /** What the service is shipped with. */
    static List<CardDesign> shipped() {
        try {
            return ShippedDesigns.all(JsonMapper.builder().build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
