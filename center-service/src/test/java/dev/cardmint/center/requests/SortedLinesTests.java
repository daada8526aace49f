package dev.cardmint.center.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.choices.CardChoices.Wish;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.requests.csv.LineProblem;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SortedLinesTests {

    @Test
    void tellsNewOrdersFromRepeatedAndFromConflictingOnes() {
        SortedLines sorted = SortedLines.of(
                List.of(line(2, "new", 1), line(3, "same", 2), line(4, "other", 3)),
                Map.of("same", Bytes.of(2), "other", Bytes.of(9)));

        assertThat(sorted.fresh()).extracting(order -> order.order().orderId()).containsExactly("new");
        assertThat(sorted.repeated()).isEqualTo(1);
        assertThat(sorted.conflicts())
                .containsExactly(
                        new LineProblem(4, "orderId", "belongs to another order: use a new one for a new card"));
    }

    @Test
    void takesTheFirstLineOfAnOrderIdThatStandsInAFileTwice() {
        SortedLines sorted =
                SortedLines.of(List.of(line(2, "a", 1), line(3, "a", 1), line(4, "a", 2), line(5, "a", 1)), Map.of());

        assertThat(sorted.fresh()).hasSize(1);
        assertThat(sorted.repeated()).isEqualTo(2);
        assertThat(sorted.conflicts()).extracting(LineProblem::line).containsExactly(4);
    }

    private static CheckedLine line(int number, String orderId, int commitment) {
        var order = new CardOrder(orderId, "payment", Map.of(), new Wish(null, null), null, null);
        return new CheckedLine(number, new CheckedOrder(TestProfiles.payment(), order, null, Bytes.of(commitment)));
    }
}
