package dev.cardmint.center.designs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.Product;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesignChecksTests {

    private static final String OVER_THE_CHIP =
            "<text data-slot=\"pan\" x=\"15\" y=\"25\" font-size=\"3\" data-width=\"50\">9999</text>";

    private static void check(CardDesign design) {
        new DesignChecks(design, TestProfiles.payment()).check();
    }

    private static void assertRefused(String front, String reason) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> check(TestDesigns.payment("\n" + front)))
                .withMessage("front, line 3: " + reason)
                .satisfies(refused -> {
                    assertThat(refused.type()).isEqualTo(ProblemType.MALFORMED_DESIGN);
                    assertThat(refused.fields()).containsExactly(new FieldProblem("front", "line 3: " + reason));
                });
    }

    @Test
    void takesADesignThatShowsValuesOfItsCardType() {
        assertThatNoException().isThrownBy(() -> check(TestDesigns.payment(TestDesigns.PAN)));
    }

    @Test
    void refusesWhatCoversTheContacts() {
        assertRefused(OVER_THE_CHIP, "covers the contacts of the chip, where nothing is printed (ISO/IEC 7816-2)");
        assertRefused(
                "<text x=\"1\" y=\"19\" font-size=\"3\" data-width=\"50\">For all</text>",
                "covers the contacts of the chip, where nothing is printed (ISO/IEC 7816-2)");
    }

    @Test
    void refusesItWhereOnlyOneOfTheProductsHasContacts() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        check(TestDesigns.payment(OVER_THE_CHIP, Set.of(Product.CONTACTLESS, Product.DUAL_INTERFACE))));
    }

    @Test
    void letsACardWithoutContactsAndABackBePrintedAllOver() {
        CardDesign front = TestDesigns.payment(OVER_THE_CHIP, Set.of(Product.CONTACTLESS));
        CardDesign back = TestDesigns.withBack(OVER_THE_CHIP);

        assertThatNoException().isThrownBy(() -> check(front));
        assertThatNoException().isThrownBy(() -> check(back));
    }

    @Test
    void refusesAKindOfBlankThatTheCardTypeIsNotMadeOn() {
        CardTypeProfile contactOnly = ProfileDocument.parse(TestProfiles.document()
                .replaceFirst("\\{", "{\"products\": [\"CONTACT\"],")
                .getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new DesignChecks(
                                TestDesigns.payment("", Set.of(Product.CONTACT, Product.DUAL_INTERFACE)), contactOnly)
                        .check())
                .satisfies(
                        refused -> assertThat(refused.fields().get(0).field()).isEqualTo("products"));
    }

    @Test
    void refusesValuesThatTheCardTypeDoesNotHave() {
        assertRefused(TestDesigns.PAN.replace("\"pan\"", "\"pin\""), "pin is no value of card type payment");
        assertRefused(
                "<rect data-slot=\"barcode:pin\" data-symbology=\"qr\" data-sample=\"1\" x=\"60\" y=\"5\" width=\"15\" height=\"15\"/>",
                "pin is no value of card type payment");
        assertRefused(
                "<rect data-slot=\"photo\" x=\"60\" y=\"5\" width=\"15\" height=\"15\"/>",
                "cards of type payment carry no photo");
    }

    @Test
    void refusesValuesThatAreNotWrittenSo() {
        assertRefused(TestDesigns.PAN.replace("groups-of-four", "month-year"), "pan is no date");
        assertRefused(TestDesigns.PAN.replace("\"pan\"", "\"address\""), "address is not one line of text");
    }

    @Test
    void refusesATemplateThatCannotBeRead() {
        assertRefused("<script/>", "script is not among the elements of a template");
    }

    @Test
    void refusesASampleThatHasNoPlace() {
        assertRefused(
                TestDesigns.PAN.replace("\"69\"", "\"19\""),
                "the sample is too long for its place on the card, or its letters too tall");
        assertRefused(
                TestDesigns.PAN.replace("9999 9900", "李"),
                "the sample has a letter that no typeface of the center has");
    }
}
