package dev.cardmint.center.choices;

import static dev.cardmint.center.profiles.Product.CONTACT;
import static dev.cardmint.center.profiles.Product.CONTACTLESS;
import static dev.cardmint.center.profiles.Product.DUAL_INTERFACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.choices.CardOptions.DesignOption;
import dev.cardmint.center.designs.DesignVersion;
import dev.cardmint.center.designs.DesignVersion.State;
import dev.cardmint.center.issuance.RecordId;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.model.bytes.Bytes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardOptionsTests {

    private static final Set<Product> ANY = EnumSet.allOf(Product.class);
    private static final List<DesignVersion> BLUE_AND_RED =
            List.of(design("blue", 2, Set.of(CONTACT)), design("red", 1, Set.of(CONTACT, DUAL_INTERFACE)));

    private static DesignVersion design(String name, int version, Set<Product> products) {
        return new DesignVersion(
                name,
                version,
                "payment",
                "Title of " + name,
                products,
                Bytes.ofHex("00".repeat(32)),
                State.ACTIVE,
                null,
                Instant.EPOCH,
                null,
                null);
    }

    private static ChosenCard chosen(String design, int version, Product product, boolean asked) {
        return new ChosenCard(
                RecordId.random(), new CardChoice(design, version, product), asked, null, Instant.EPOCH, null);
    }

    @Test
    void areTheDesignsInUseOnTheKindsOfBlanksThatTheCardTypeAllows() {
        CardOptions options = CardOptions.of(BLUE_AND_RED, EnumSet.of(DUAL_INTERFACE, CONTACTLESS), Map.of());

        assertThat(options.designs())
                .containsExactly(new DesignOption("red", 1, "Title of red", List.of(DUAL_INTERFACE)));
        assertThat(options.fitting("blue", CONTACT)).isNull();
        assertThat(options.fitting("red", CONTACTLESS)).isNull();
        assertThat(options.outOfStock()).isEmpty();
    }

    @Test
    void leaveOutWhatTheBranchHasNoneOf() {
        CardOptions options = CardOptions.of(BLUE_AND_RED, ANY, Map.of(CONTACT, 0, DUAL_INTERFACE, 1));

        assertThat(options.fitting("red", CONTACT)).isNull();
        assertThat(options.usual()).isEqualTo(new CardChoice("red", 1, DUAL_INTERFACE));
        assertThat(options.outOfStock()).containsExactly(CONTACT);
        assertThat(CardOptions.of(BLUE_AND_RED, ANY, Map.of(CONTACT, 0, DUAL_INTERFACE, 0))
                        .usual())
                .isNull();
    }

    @Test
    void beginWithWhatIsUsual() {
        CardOptions options = CardOptions.of(BLUE_AND_RED, ANY, Map.of());

        assertThat(options.usual()).isEqualTo(new CardChoice("blue", 2, CONTACT));
        assertThat(options.fitting(null, DUAL_INTERFACE)).isEqualTo(new CardChoice("red", 1, DUAL_INTERFACE));
        assertThat(CardOptions.of(List.of(), ANY, Map.of()).usual()).isNull();
    }

    @Test
    void keepWhatWasChosenInTheVersionThatIsInUse() {
        CardOptions options = CardOptions.of(BLUE_AND_RED, ANY, Map.of());

        assertThat(options.preset(chosen("red", 1, DUAL_INTERFACE, true)))
                .isEqualTo(new CardChoice("red", 1, DUAL_INTERFACE));
        assertThat(options.preset(chosen("blue", 1, CONTACT, true))).isEqualTo(new CardChoice("blue", 2, CONTACT));
        assertThat(options.preset(chosen("red", 1, DUAL_INTERFACE, false)))
                .isEqualTo(new CardChoice("red", 1, DUAL_INTERFACE));
    }

    @Test
    void takeNothingElseInThePlaceOfWhatSomebodyChose() {
        CardOptions options = CardOptions.of(BLUE_AND_RED, ANY, Map.of(DUAL_INTERFACE, 0));

        assertThat(options.preset(chosen("red", 1, DUAL_INTERFACE, true))).isNull();
        assertThat(options.preset(chosen("green", 1, CONTACT, true))).isNull();
        assertThat(options.preset(chosen("green", 1, CONTACT, false))).isEqualTo(new CardChoice("blue", 2, CONTACT));
    }
}
