package dev.cardmint.simulator.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadBackTests {

    /** What the test driver writes, as a profile. */
    static final String PROFILE = """
            {"securityDomain": "A000000151000000", "lifeCycle": "SECURED",
             "applications": [{"instance": "F0434152445041590100",
             "personalization": {"dgis": [
               {"dgi": "0101", "name": "Track", "content": [{"tag": "70", "content": [
                 {"tag": "57", "name": "Track 2", "content": [{"digits": [{"from": "number"}, {"text": "3"}], "pad": "4"}]}]}]},
               {"dgi": "0102", "name": "Address", "content": [{"tag": "70", "content": [
                 {"tag": "DF21", "name": "Street", "content": [{"ascii": {"from": "street"}, "padTo": 295, "pad": "41"}]}]}]},
               {"dgi": "0201", "name": "Account", "content": [{"tag": "70", "content": [
                 {"tag": "5A", "name": "Card number", "content": [{"utf8": {"from": "letter"}}]}]}]},
               {"dgi": "8000", "name": "Keys", "secret": true, "content": [{"generated": "keys", "bytes": 48}]},
               {"dgi": "9000", "name": "Check values", "content": [{"checkValues": "keys", "keyBytes": 16}]},
               {"dgi": "9102", "name": "Selection", "content": [{"tag": "A5", "content": [
                 {"tag": "50", "name": "Label", "content": [{"hex": "50"}]}]}]},
               {"dgi": "9104", "name": "Options", "content": [
                 {"tag": "82", "name": "Interchange profile", "content": [{"digits": [{"from": "date", "as": "MMdd"}]}]},
                 {"tag": "94", "name": "File locator", "content": [{"hex": "0801020010010100"}]}]}]}}]}
            """;

    static final String REQUEST = """
            {"orderId": "1", "cardType": "payment",
             "values": {"number": "12", "street": "AAA", "letter": "B", "date": "2026-12-31"}}
            """;

    private final SimulatedCard card = CardDriver.blank();

    static String profile() {
        return PROFILE.replace("{\"digits\": [{\"from\": \"date\", \"as\": \"MMdd\"}]}", "{\"hex\": \"1800\"}");
    }

    private static ReadBack readBack() throws ReadBackException {
        return ReadBack.of(profile(), REQUEST, CardDriver.issuer());
    }

    @Test
    void findsAnIssuedCardIdentical() throws Exception {
        issue();

        ReadBackResult result = readBack().read(new InsertedCard(card));

        assertThat(result.different()).isEmpty();
        assertThat(result.identical()).isTrue();
        assertThat(result.objects()).isEqualTo(6);
        assertThat(result.bytes()).isEqualTo(2 + 295 + 1 + 1 + 2 + 8);
        assertThat(result.lifeCycle()).isEqualTo("SECURED");
        assertThat(result.unreadable()).hasSize(3);
        assertThat(result.unreadable().get(0).checkValue())
                .isEqualTo(Bytes.ofHex(CardDriver.checkValues()).slice(0, 3));
    }

    private void issue() {
        CardDriver.issue(new InsertedCard(card));
    }

    @Test
    void saysSoInOneJsonLine() throws Exception {
        issue();
        String kcvs = CardDriver.checkValues();

        ReadBackResult result = readBack().read(new InsertedCard(card));

        assertThat(result.toJson())
                .isEqualTo(("{'readBack':'IDENTICAL','objects':6,'bytes':309,'different':[],'unreadable':["
                                + "{'name':'Application key 1','kcv':'" + kcvs.substring(0, 6) + "'},"
                                + "{'name':'Application key 2','kcv':'" + kcvs.substring(6, 12) + "'},"
                                + "{'name':'Application key 3','kcv':'" + kcvs.substring(12) + "'}],"
                                + "'sha256':'" + result.digest().toHex() + "',"
                                + "'issuerKeysProved':true,'lifeCycle':'SECURED'}")
                        .replace('\'', '"'));
    }

    @Test
    void givesCardsWithTheSameContentsOneDigest() throws Exception {
        issue();

        assertThat(readBack().read(new InsertedCard(card)).digest())
                .isEqualTo(digestOfAnotherCard())
                .satisfies(digest -> assertThat(digest.size()).isEqualTo(32));
    }

    private static Bytes digestOfAnotherCard() throws Exception {
        SimulatedCard other = CardDriver.blank();
        CardDriver.issue(new InsertedCard(other));
        return readBack().read(new InsertedCard(other)).digest();
    }

    @ParameterizedTest
    @CsvSource({
        "0101,4,Track 2", // in the value
        "0101,2,Track 2", // in its tag
        "0101,0,Track 2", // in the tag around it
        "0102,200,Street",
        "0201,4,Card number",
        "9102,4,Label",
        "9104,2,Interchange profile"
    })
    void namesTheObjectThatOneBitMakesDifferent(String dgi, int offset, String name) throws Exception {
        CardDriver.issue(new InsertedCard(card, Faults.NONE.flipObject(Integer.parseInt(dgi, 16), offset)));

        ReadBackResult result = readBack().read(new InsertedCard(card));

        assertThat(result.digest()).isNotEqualTo(digestOfAnotherCard());
        assertThat(result.different()).containsExactly(name);
        assertThat(result.toJson()).contains("\"readBack\":\"DIFFERENT\"").contains("\"different\":[\"" + name + "\"]");
        assertThat(result.lines()).contains("Different: " + name);
    }

    @ParameterizedTest
    @CsvSource({"number,Track 2", "street,Street", "letter,Card number"})
    void namesTheObjectWhoseValueWasAnother(String value, String name) throws Exception {
        issue();
        String other = REQUEST.replaceAll("\"%s\": \"(.)".formatted(value), "\"%s\": \"9".formatted(value));

        ReadBackResult result =
                ReadBack.of(profile(), other, CardDriver.issuer()).read(new InsertedCard(card));

        assertThat(result.different()).containsExactly(name);
    }

    @Test
    void namesAGroupingWithMoreInItThanItShould() throws Exception {
        issue();
        String less = profile()
                .replace(
                        "{\"tag\": \"94\", \"name\": \"File locator\", \"content\": [{\"hex\": \"0801020010010100\"}]}",
                        "{\"hex\": \"\"}");

        ReadBackResult result = ReadBack.of(less, REQUEST, CardDriver.issuer()).read(new InsertedCard(card));

        assertThat(result.different()).containsExactly("Options");
    }

    @Test
    void namesAGroupingThatTheProfileDoesNotHave() throws Exception {
        issue();
        String less = profile().replace("\"dgi\": \"0201\"", "\"dgi\": \"0301\"");

        ReadBackResult result = ReadBack.of(less, REQUEST, CardDriver.issuer()).read(new InsertedCard(card));

        assertThat(result.different()).containsExactly("Card number", "DGI 0201, which the profile does not have");
    }

    @Test
    void readsNoCardThatDoesNotProveTheKeys() throws Exception {
        issue();

        for (MasterKey wrong : new MasterKey[] {CardDriver.transport(), MasterKey.of(0x31, 128, new byte[16])}) {
            ReadBack readBack = ReadBack.of(profile(), REQUEST, wrong);
            assertThatExceptionOfType(ReadBackException.class).isThrownBy(() -> readBack.read(new InsertedCard(card)));
        }
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> readBack().read(new InsertedCard(CardDriver.blank())))
                .withMessage("INITIALIZE UPDATE answered 6A88");
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> readBack().read(new InsertedCard(card, Faults.NONE.tearBefore(5))))
                .withMessage("The card is gone");
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> readBack().read(new InsertedCard(card, Faults.NONE.flipRMac(1))))
                .withMessage("The R-MAC of an answer does not hold");
    }

    @Test
    void findsACardThatIsNotFinishedDifferent() throws Exception {
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        driver.succeed(CardDriver.install());
        driver.succeed("80F08007");
        driver.succeed(CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()));

        ReadBackResult result = readBack().read(new InsertedCard(card));

        assertThat(result.lifeCycle()).isEqualTo("INITIALIZED");
        assertThat(result.different())
                .contains(
                        "Track 2",
                        "Check values",
                        "Life cycle of the application",
                        "Life cycle of the card",
                        "Key versions of the security domain");
    }

    @Test
    void findsACardWithoutTheApplicationDifferent() throws Exception {
        CardDriver.open(card::process, CardDriver.transport()).succeed(CardDriver.putKey());

        assertThat(readBack().read(new InsertedCard(card)).different()).contains("Life cycle of the application");
    }

    @Test
    void expectsTextInItsComposedForm() throws Exception {
        String decomposed = REQUEST.replace("\"B\"", "\"e\u0301\"");

        List<ExpectedGrouping> expected = CardProfile.parse(profile())
                .expected(new CardOrder(decomposed))
                .get(0)
                .groupings();

        assertThat(expected.get(2).content().toHex()).isEqualTo("70045A02C3A9");
    }

    @Test
    void formatsDates() throws Exception {
        issue();

        ReadBackResult result =
                ReadBack.of(PROFILE, REQUEST, CardDriver.issuer()).read(new InsertedCard(card));

        assertThat(result.different()).containsExactly("Interchange profile"); // 1231 is not 1800
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"personalization\": {\"dgis\": [{}]}}",
                "{\"personalization\": {\"dgis\": [{\"dgi\": \"0101\", \"content\": [{\"tag\": \"7\"}]}]}}",
                "{\"personalization\": {\"dgis\": [{\"dgi\": \"0101\", \"content\": [{\"rot13\": \"7\"}]}]}}",
                "{\"personalization\": {\"dgis\": [{\"dgi\": \"0101\", \"content\": [{\"hex\": \"7\"}]}]}}",
                "{\"personalization\": {\"dgis\": [{\"dgi\": \"0101\", \"content\": [{\"utf8\": {\"from\": \"nobody\"}}]}]}}",
                "{\"personalization\": {\"dgis\": [{\"dgi\": \"0101\", \"content\": [{\"digits\": [{\"from\": \"street\", \"as\": \"yyMM\"}]}]}]}}",
                "{\"personalization\": {\"dgis\": [{\"dgi\": \"0101\", \"content\": [{\"digits\": [{\"text\": \"1\"}]}]}]}}",
                "{\"personalization\": {\"dgis\": [{\"dgi\": \"9000\", \"content\": [{\"checkValues\": \"none\", \"keyBytes\": 16}]}]}}"
            })
    void refusesAProfileThatItCannotUnderstand(String profile) {
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReadBack.of(profile, REQUEST, CardDriver.issuer()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("AAA"));
    }

    @Test
    void refusesAProfileWithoutApplicationsAndARequestWithoutValues() {
        String noAid = PROFILE.replace("F0434152445041590100", "F0");
        issue();
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(
                        () -> ReadBack.of(noAid, REQUEST, CardDriver.issuer()).read(new InsertedCard(card)));
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReadBack.of(PROFILE, "{}", CardDriver.issuer()));
        assertThatExceptionOfType(ReadBackException.class)
                .isThrownBy(() -> ReadBack.of(PROFILE, "nonsense", CardDriver.issuer()));
    }

    @Test
    void refusesEveryTruncationOfProfileAndRequest() {
        String profile = profile().strip();
        for (int size = 0; size < profile.length(); size++) {
            String cut = profile.substring(0, size);
            assertThatExceptionOfType(ReadBackException.class)
                    .isThrownBy(() -> ReadBack.of(cut, REQUEST, CardDriver.issuer()));
        }
        String request = REQUEST.strip();
        for (int size = 0; size < request.length(); size++) {
            String cut = request.substring(0, size);
            assertThatExceptionOfType(ReadBackException.class)
                    .isThrownBy(() -> ReadBack.of(profile, cut, CardDriver.issuer()));
        }
    }

    @Test
    void comparesWhateverAnApplicationAnswersWithoutFailing() throws Exception {
        issue();
        ReadBack readBack = readBack();
        for (int size = 0; size < 20; size++) {
            int length = size;
            var inserted = new InsertedCard(card);
            ReadBackResult result = readBack.read(command -> {
                ResponseApdu answer = inserted.transmit(command);
                boolean plainOfApplication =
                        inserted.commands() > 7 && length < answer.data().size();
                return plainOfApplication
                        ? new ResponseApdu(answer.data().slice(0, length), StatusWord.SUCCESS)
                        : answer;
            });
            assertThat(result.identical()).isFalse();
        }
    }
}
