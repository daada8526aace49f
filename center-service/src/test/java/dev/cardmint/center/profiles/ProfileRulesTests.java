package dev.cardmint.center.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.keys.KeyPadding;
import dev.cardmint.center.keys.KeyRecipe;
import dev.cardmint.center.keys.KeyType;
import dev.cardmint.center.securechannel.Scp02Option;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.relay.Proof;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single fields do not show: rules about several of them, for other cards than the usual one. */
class ProfileRulesTests {

    private static final String LEGACY = TestProfiles.document("payment-legacy");
    private static final String IDENTITY = TestProfiles.document("identity");
    private static final String SEVERAL = TestProfiles.document("multi-application");

    private static CardTypeProfile parse(String document) {
        return ProfileDocument.parse(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String document, String message) {
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(document))
                .withMessageEndingWith(message);
    }

    private static void assertTaken(String document) {
        assertThatCode(() -> parse(document)).doesNotThrowAnyException();
    }

    @Test
    void takesOneOptionOfScp02ForAllBlanks() {
        String other = LEGACY.replace(
                "\"options\": [\"55\"]}",
                "\"options\": [\"55\"]}, {\"set\": \"factory-des\", \"keyVersion\": \"2F\","
                        + " \"identity\": \"DIVERSIFICATION_DATA\", \"options\": [\"45\"]}");

        assertRefused(
                LEGACY.replace("[\"55\"]", "[\"55\", \"45\"]"),
                "transportKeys[0].options: must be one option, the same everywhere: SCP02 cards do not tell which one is theirs");
        assertRefused(
                other,
                "transportKeys[1].options: must be one option, the same everywhere: SCP02 cards do not tell which one is theirs");
        assertTaken(other.replace("\"45\"", "\"55\""));
    }

    @Test
    void locksFirstOnlyWhereACardCanProveIt() {
        assertTaken(IDENTITY);
        assertRefused(
                LEGACY.replace("\"supervisedFrom\": 5", "\"supervisedFrom\": 5, \"lockFirst\": true"),
                "reissue.lockFirst: is for cards that prove every command: others cannot prove that they are locked");
    }

    @Test
    void opensNoFurtherChannelOverScp02() {
        assertRefused(
                LEGACY.replace("\"SECURITY_DOMAIN\"", "\"APPLICATION\""),
                "applications[0].personalization.through: APPLICATION is for SCP03 only");
    }

    @Test
    void opensNoFurtherChannelWhereNothingShowsThatItWasReceived() {
        String withoutCplc = IDENTITY.replace(
                "\"factory\", \"keyVersion\": \"2F\", \"identity\": \"CPLC\"",
                "\"factory\", \"keyVersion\": \"2F\", \"identity\": \"DIVERSIFICATION_DATA\"");

        assertTaken(withoutCplc);
        assertRefused(
                withoutCplc.replace("\"level\": \"33\"", "\"level\": \"03\""),
                "applications[0].personalization.through: APPLICATION is for levels with R-MAC:"
                        + " nothing would show that its channel was received");
    }

    @Test
    void personalizesSeveralApplicationsThroughTheSecurityDomainOnly() {
        assertRefused(
                SEVERAL.replace("\"SECURITY_DOMAIN\"", "\"APPLICATION\""),
                "applications[0].personalization.through: APPLICATION is for card types with one application");
    }

    @Test
    void installsAnInstanceOnce() {
        assertTaken(SEVERAL);
        assertRefused(
                SEVERAL.replace("F0434152444C4F59414C0100", "F043415244505552530100"),
                "applications[0].instance: stands twice");
    }

    @Test
    void loadsAPackageOnce() {
        assertRefused(
                SEVERAL.replace("\"F0434152444C4F59414C\"", "\"F04341524450555253\""),
                "applications[0].loadFile: is loaded twice: a card takes a package once");
    }

    /** The payment card's own groupings need 42 blocks of 16 bytes; 5 bytes of each are its name and length. */
    @ParameterizedTest
    @CsvSource({"214, 11, 256", "215, 11, 257", "107, 12, 256", "108, 12, 258"})
    void needsAtMost256Blocks(int fillers, int bytes, int blocks) {
        String document = filled(fillers, bytes);

        if (blocks > 256) {
            assertRefused(
                    document,
                    "applications[0].personalization.dgis: can become %d blocks, at most 256 have a number"
                            .formatted(blocks));
        } else {
            assertTaken(document);
        }
    }

    private static String filled(int fillers, int bytes) {
        var groupings = new StringBuilder();
        for (int i = 0; i < fillers; i++) {
            groupings.append("{\"dgi\": \"A0%02X\", \"name\": \"Filler\", \"content\": [{\"hex\": \"%s\"}]},"
                    .formatted(i, "00".repeat(bytes)));
        }
        return TestProfiles.document()
                .replace("\"blockSize\": 200", "\"blockSize\": 16")
                .replace("{\"dgi\": \"9102\"", groupings + "{\"dgi\": \"9102\"");
    }

    @Test
    void fillsARecordToItsLastByte() {
        assertTaken(TestProfiles.document().replace("\"maxBytes\": 200", "\"maxBytes\": 236"));
        assertRefused(
                TestProfiles.document().replace("\"maxBytes\": 200", "\"maxBytes\": 237"),
                "applications[0].personalization.dgis[1].content: can become 251 bytes, 250 fit");
    }

    @Test
    void writesKeysAsTheSpecificationSaysUnlessACardWantsThemOtherwise() {
        assertThat(parse(LEGACY).globalPlatform().recipe()).isEqualTo(KeyRecipe.usual(KeyType.DES3));
        assertThat(TestProfiles.payment().globalPlatform().recipe()).isEqualTo(KeyRecipe.usual(KeyType.AES));
        assertThat(withRecipe("{\"lengthInFront\": false, \"padding\": \"MARKED\"}"))
                .isEqualTo(new KeyRecipe(false, KeyPadding.MARKED));
        assertThat(withRecipe("{\"lengthInFront\": true, \"padding\": \"RANDOM\"}"))
                .isEqualTo(new KeyRecipe(true, KeyPadding.RANDOM));
    }

    private static KeyRecipe withRecipe(String recipe) {
        return parse(documentWithRecipe(recipe)).globalPlatform().recipe();
    }

    private static String documentWithRecipe(String recipe) {
        return TestProfiles.document()
                .replace("\"keyVersion\": \"31\"", "\"keyVersion\": \"31\", \"putKey\": " + recipe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"padding\": \"ZERO\"}",
                "{\"lengthInFront\": 1, \"padding\": \"ZERO\"}",
                "{\"lengthInFront\": true}",
                "{\"lengthInFront\": true, \"padding\": \"ONES\"}",
                "{\"lengthInFront\": true, \"padding\": \"ZERO\", \"more\": 1}"
            })
    void refusesAnUnclearRecipe(String recipe) {
        assertThatExceptionOfType(MalformedProfileException.class)
                .isThrownBy(() -> parse(documentWithRecipe(recipe)))
                .withMessageContaining("issuerKeys.putKey.");
    }

    @Test
    void tellsWhatItsCardsMayAnswerAndProve() {
        GlobalPlatformTerms legacy = parse(LEGACY).globalPlatform();
        GlobalPlatformTerms payment = TestProfiles.payment().globalPlatform();

        assertThat(legacy.expectedOption()).isEqualTo(new Scp02Option(0x55));
        assertThat(legacy.allows(new Scp02Option(0x55))).isTrue();
        assertThat(legacy.allows(new Scp02Option(0x45))).isFalse();
        assertThat(payment.expectedOption()).isEqualTo(new Scp03Option(0x60));
        assertThat(payment.allows(new Scp03Option(0x70))).isTrue();
        assertThat(payment.allows(new Scp03Option(0x71))).isFalse();
        assertThat(payment.allows(new Scp02Option(0x55))).isFalse();
        assertThat(legacy.proof()).isEqualTo(Proof.RECEIVED);
        assertThat(payment.proof()).isEqualTo(Proof.PROVED);
        assertThat(legacy.predictedRoundTrips(legacy.transportKeys().get(0))).isEqualTo(3);
    }

    @Test
    void findsTransportKeysByTheirName() {
        GlobalPlatformTerms payment = TestProfiles.payment().globalPlatform();

        assertThat(payment.transportKeysOrUsual("factory").set()).isEqualTo("factory");
        assertThat(payment.transportKeysOrUsual("gone").set()).isEqualTo("transport");
        assertThat(payment.transportKeys("gone")).isNull();
    }

    @Test
    void listsThePackagesThatAreLoaded() {
        assertThat(parse(SEVERAL).globalPlatform().packages())
                .containsExactly(Aid.parse("F04341524450555253"), Aid.parse("F0434152444C4F59414C"));
        assertThat(TestProfiles.payment().globalPlatform().packages()).isEmpty();
    }
}
