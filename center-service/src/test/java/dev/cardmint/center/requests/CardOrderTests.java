package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.choices.CardChoices.Wish;
import dev.cardmint.center.notices.GivenContact;
import dev.cardmint.center.profiles.Product;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardOrderTests {

    @Test
    void isTheSameInWhateverOrderItsValuesCome() {
        var oneWay = new LinkedHashMap<String, String>();
        oneWay.put("a", "1");
        oneWay.put("b", "2");
        var otherWay = new LinkedHashMap<String, String>();
        otherWay.put("b", "2");
        otherWay.put("a", "1");

        assertThat(order(oneWay).canonical()).isEqualTo(order(otherWay).canonical());
    }

    @Test
    void differsWhereverAValueBeginsOrEnds() {
        assertThat(order(Map.of("a", "12")).canonical())
                .isNotEqualTo(order(Map.of("a1", "2")).canonical());
        assertThat(order(Map.of("a", "1", "b", "")).canonical())
                .isNotEqualTo(order(Map.of("a", "1")).canonical());
    }

    @Test
    void isAnotherWithAnotherDesignOrKindOfBlank() {
        byte[] without = order(Map.of()).canonical();
        byte[] blue = new CardOrder("order-1", "payment", Map.of(), new Wish("blue", null), null, null).canonical();
        byte[] dual = new CardOrder("order-1", "payment", Map.of(), new Wish(null, Product.DUAL_INTERFACE), null, null)
                .canonical();

        assertThat(blue).isNotEqualTo(without).isNotEqualTo(dual);
        assertThat(dual).isNotEqualTo(without);
        assertThat(without).as("as it was before designs could be named").hasSize(4 + 7 + 4 + 4);
    }

    @Test
    void differsByWhereTheHolderWantsToBeTold() {
        assertThat(toldTo(new GivenContact("a@b.org", null)).canonical())
                .isEqualTo(toldTo(new GivenContact("a@b.org", "en")).canonical())
                .isNotEqualTo(toldTo(new GivenContact("a@b.org", "de")).canonical())
                .isNotEqualTo(toldTo(new GivenContact("b@b.org", "en")).canonical())
                .isNotEqualTo(order(Map.of()).canonical());
    }

    private static CardOrder toldTo(GivenContact contact) {
        return new CardOrder("order-1", "payment", Map.of(), new Wish(null, null), null, contact);
    }

    @Test
    void neverPrintsAPersonsData() {
        assertThat(order(Map.of("name", "Zoë"))).hasToString("CardOrder");
    }

    private static CardOrder order(Map<String, String> values) {
        return new CardOrder("order-1", "payment", values, new Wish(null, null), null, null);
    }
}
