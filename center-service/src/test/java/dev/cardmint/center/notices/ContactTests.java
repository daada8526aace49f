package dev.cardmint.center.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.web.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTests {

    private static final String LOCAL = "x".repeat(64);
    private static final String LABEL = "y".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"z@b.org", "zoe.lindstrom+cards@mail.example.co.uk", "o'neill_{1}@xn--bcher-kva.example"})
    void takesAddressesOfPeople(String email) {
        assertThat(new GivenContact(email, "de").problems()).isEmpty();
        assertThat(new GivenContact(email, "de").accepted()).isEqualTo(new Contact(email, Language.DE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zoe",
                "@example.org",
                "zoe@",
                "zoe@localhost",
                "zoe@example.org\r\nBcc: all@example.org",
                "zoe@example.org\n",
                "zoe\r@example.org",
                "zoe@exa\u0000mple.org",
                "zoe@example.org, all@example.org",
                "zoe@example.org,all@example.org",
                "Zoe <zoe@example.org>",
                "zoe @example.org",
                "\"zoe\"@example.org",
                "zoe(sister)@example.org",
                "zoe..l@example.org",
                ".zoe@example.org",
                "zoe.@example.org",
                "zoe@example..org",
                "zoe@-example.org",
                "zoe@example-.org",
                "zoe@example.org.",
                "zoe@[127.0.0.1]",
                "zoe@all@example.org",
                "zoë@example.org",
                "zoe@exämple.org",
                "=?utf-8?q?zoe?= @example.org"
            })
    void takesNothingElseAndNeverRepeatsIt(String email) {
        assertThat(new GivenContact(email, null).problems())
                .containsExactly(new FieldProblem("contact.email", "is no e-mail address such as name@example.org"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contact(email, Language.EN))
                .withMessage("A contact has an e-mail address");
    }

    @Test
    void takesNoAddressThatIsLongerThanMailServersTake() {
        String longest = LOCAL + "@" + LABEL + "." + LABEL + "." + "y".repeat(61);

        assertThat(longest).hasSize(254);
        assertThat(new GivenContact(longest, null).problems()).isEmpty();
        assertThat(new GivenContact(longest + "y", null).problems()).hasSize(1);
        assertThat(new GivenContact("x" + LOCAL + "@b.org", null).problems()).hasSize(1);
        assertThat(new GivenContact("x@y" + LABEL + ".org", null).problems()).hasSize(1);
    }

    @Test
    void namesTheLanguageThatNobodyIsToldThingsIn() {
        assertThat(new GivenContact("z@b.org", "fr").problems())
                .containsExactly(new FieldProblem("contact.language", "takes en or de"));
        assertThat(new GivenContact(null, "de").problems())
                .containsExactly(new FieldProblem("contact.email", "is missing"));
        assertThat(new GivenContact("z@b.org", null).accepted().language()).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @CsvSource({"zoe@example.org, z•••@e•••.org", "z@b.co.uk, z•••@b•••.uk"})
    void showsWhatItsOwnerKnowsAgain(String email, String masked) {
        assertThat(new Contact(email, Language.EN).masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @EnumSource
    void isWhatItWasAfterItWasStored(Language language) {
        var contact = new Contact("zoe@example.org", language);

        assertThat(Contact.parse(contact.serialize())).isEqualTo(contact);
    }

    @Test
    void neverPrintsAnAddress() {
        assertThat(new Contact("zoe@example.org", Language.DE)).hasToString("Contact[DE]");
        assertThat(new GivenContact("zoe@example.org", "de")).hasToString("GivenContact");
    }
}
