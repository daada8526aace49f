package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

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
    void neverPrintsAPersonsData() {
        assertThat(order(Map.of("name", "Zoë"))).hasToString("CardOrder");
    }

    private static CardOrder order(Map<String, String> values) {
        return new CardOrder("order-1", "payment", values, null);
    }
}
