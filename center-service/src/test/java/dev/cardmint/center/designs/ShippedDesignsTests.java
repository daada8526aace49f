package dev.cardmint.center.designs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.profiles.TestProfiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedDesignsTests {

    static Stream<CardDesign> shipped() {
        return TestDesigns.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void canBePrintedWithTheValuesOfTheirCardTypes(CardDesign design) {
        new DesignChecks(design, TestProfiles.shipped(design.cardType())).check();

        assertThat(design.face(Side.FRONT).slots()).isNotEmpty();
    }

    @Test
    void areThereForEveryShippedCardType() {
        List<String> cardTypes = shipped().map(CardDesign::cardType).toList();

        assertThat(cardTypes)
                .containsExactlyInAnyOrder(
                        "payment",
                        "payment-aes256",
                        "payment-legacy",
                        "identity",
                        "multi-application",
                        "files",
                        "files-keyed");
    }

    @Test
    void haveADigestOverAllThatTheySay() {
        CardDesign design = TestDesigns.payment(TestDesigns.PAN);

        assertThat(TestDesigns.payment(TestDesigns.PAN).digest()).isEqualTo(design.digest());
        assertThat(List.of(
                        TestDesigns.payment("").digest(),
                        TestDesigns.payment(TestDesigns.PAN, Set.of(Product.CONTACTLESS))
                                .digest(),
                        new CardDesign("other", 1, "payment", "Test", design.products(), design.front(), design.back())
                                .digest(),
                        new CardDesign("test", 2, "payment", "Test", design.products(), design.front(), design.back())
                                .digest(),
                        new CardDesign("test", 1, "identity", "Test", design.products(), design.front(), design.back())
                                .digest(),
                        new CardDesign("test", 1, "payment", "Other", design.products(), design.front(), design.back())
                                .digest(),
                        TestDesigns.withBack(TestDesigns.PAN).digest()))
                .doesNotHaveDuplicates()
                .doesNotContain(design.digest());
    }
}
