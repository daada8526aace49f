package dev.cardmint.center.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ReadoutAnswer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTypeProfileTests {

    private static final ReadoutAnswer CARD_DATA =
            new ReadoutAnswer("cardData", Bytes.ofHex("660B06092A864886FC6B0403709000"));
    private static final ReadoutAnswer CPLC = new ReadoutAnswer("cplc", Bytes.ofHex("9F7F2A43AD4D01009000"));

    private final CardTypeProfile profile = TestProfiles.payment();

    @Test
    void recognizesACardThatFitsEveryRule() {
        assertThat(matches(List.of(CPLC, CARD_DATA))).isTrue();
    }

    @Test
    void refusesToRecognizeACardThatFitsOneRuleOnly() {
        assertThat(matches(List.of(CPLC))).isFalse();
        assertThat(matches(List.of(CARD_DATA))).isFalse();
        assertThat(matches(List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9000", "9F7F2A43AD4D016A82", "9F7F2A43AD4D02009000", "009F7F2A43AD4D019000", "9F7F2A43AD4D9000"
            })
    void refusesToRecognizeAnyOtherAnswer(String response) {
        assertThat(matches(List.of(CARD_DATA, new ReadoutAnswer("cplc", Bytes.ofHex(response)))))
                .isFalse();
    }

    /** Key information template: identifier, version, type and length of each key (GPCS 11.3.3.1). */
    @ParameterizedTest
    @CsvSource({
        "E012C00401308810C00402308810C004033088109000, transport",
        "E012C004012F8810C004022F8810C004032F88109000, factory",
        "E00CC004012F8810C004013088109000, transport",
        "E006C004013188109000, transport",
        "E006C00401FF88109000, transport",
        "E006C004012F88, transport",
        "E00000, transport",
        "6A88, transport"
    })
    void choosesTheTransportKeysThatACardLists(String response, String set) {
        var listed = new ReadoutAnswer("keyInformation", Bytes.ofHex(response));

        assertThat(profile.globalPlatform()
                        .transportKeysListed(List.of(CPLC, listed))
                        .set())
                .isEqualTo(set);
    }

    @Test
    void takesTheUsualTransportKeysOfACardThatListsNone() {
        assertThat(profile.globalPlatform().transportKeysListed(List.of()).set())
                .isEqualTo("transport");
    }

    @Test
    void findsBytesAtWholeBytesOnly() {
        // The wanted bytes, shifted by half a byte.
        var shifted = new ReadoutAnswer("cardData", Bytes.ofHex("F06092A864886FC6B040370F9000"));

        assertThat(matches(List.of(CPLC, shifted))).isFalse();
    }

    @Test
    void acceptsValuesThatFit() {
        assertThat(profile.validate(TestProfiles.VALUES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pan          | 9999991048572015          | Card number has a wrong check digit: one digit is mistyped
            pan          | 9999990148572014          | Card number has a wrong check digit: one digit is mistyped
            pan          | 99999910485               | Card number takes 12 to 19 digits
            pan          | 9999 9910 4857 2014       | Card number takes 12 to 19 digits
            pan          | 99999912345678901240      | Card number is too long: 20 bytes in UTF-8, at most 19 fit
            nameOnCard   | LINDSTRÖM/ZOE             | Name on the card takes 2 or more letters A–Z and signs
            nameOnCard   | Z                         | Name on the card takes 2 or more letters A–Z and signs
            nameOnCard   | AAAAAAAAAAAAAAAAAAAAAAAAAAA | Name on the card is too long: 27 bytes in UTF-8, at most 26 fit
            birthDate    | 1987-02-29                | Date of birth takes a date that exists
            birthDate    | 1987-2-9                  | Date of birth takes a date like 2031-12-31, from 1900 to 2099
            birthDate    | 1899-12-31                | Date of birth takes a date like 2031-12-31, from 1900 to 2099
            birthDate    | 2100-01-01                | Date of birth takes a date like 2031-12-31, from 1900 to 2099
            serviceCode  | 20                        | Service code takes 3 digits
            serviceCode  | 2O1                       | Service code takes 3 digits
            serviceCode  | ٢٠١                       | Service code is too long: 6 bytes in UTF-8, at most 3 fit
            """)
    void rejectsAValueThatDoesNotFit(String field, String value, String message) {
        assertThat(validate(field, value)).containsExactly(new FieldError(field, message));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x09, 0x0A, 0x1B, 0x7F, 0x85, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xE000, 0xFFFD,
                0xFFFF
            })
    void rejectsACharacterThatIsNoneInAName(int character) {
        assertThat(validate("name", "Zoe" + Character.toString(character) + "Lind"))
                .containsExactly(
                        new FieldError("name", "Holder's name has a control character, or one that is no character"));
    }

    @Test
    void doesNotExpectAPhotoAmongTheTexts() {
        CardTypeProfile carrying = TestProfiles.withPhoto();

        assertThat(carrying.photo()).isEqualTo("photo");
        assertThat(carrying.validate(TestProfiles.VALUES)).isEmpty();
        assertThat(profile.photo()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/9j/4AAQ"})
    void rejectsAPhotoThatIsGivenAsText(String text) {
        var values = new HashMap<>(TestProfiles.VALUES);
        values.put("photo", text);

        assertThat(TestProfiles.withPhoto().validate(values))
                .containsExactly(
                        new FieldError("photo", "Photo is an image and no text: send it as the order's photo"));
    }

    @Test
    void rejectsHalfACharacter() {
        assertThat(validate("name", "Zoe\uD800")).hasSize(1);
    }

    @Test
    void allowsLineBreaksInAnAddressButNoOtherControl() {
        assertThat(validate("address", "One\nTwo")).isEmpty();
        assertThat(validate("address", "One\r\nTwo")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>O'Brien</b> & Sons", "نوعة", "田中 太郎", "Ngô\u200C", "=cmd()"})
    void takesAnyWritingAsPlainText(String name) {
        assertThat(validate("name", name)).isEmpty();
    }

    @Test
    void measuresTextAfterComposing() {
        String decomposed = "o\u0308".repeat(60);

        assertThat(decomposed.getBytes(StandardCharsets.UTF_8)).hasSize(180);
        assertThat(validate("name", decomposed)).isEmpty();
        assertThat(validate("name", decomposed + "o")).hasSize(1);
    }

    @Test
    void rejectsMissingAndUnknownValues() {
        var values = new HashMap<>(TestProfiles.VALUES);
        values.remove("pan");
        values.put("shoeSize", "44");
        values.put("name", " ");

        assertThat(profile.validate(values))
                .containsExactly(
                        new FieldError("name", "Holder's name is missing"),
                        new FieldError("pan", "Card number is missing"),
                        new FieldError("shoeSize", "is no value of card type payment"));
    }

    @Test
    void neverRepeatsAValueInAMessage() {
        Map<String, String> wrong = new HashMap<>();
        TestProfiles.VALUES.keySet().forEach(field -> wrong.put(field, "~secret~\u0007"));

        assertThat(profile.validate(wrong)).isNotEmpty().noneMatch(error -> error.message()
                .contains("secret"));
    }

    @Test
    void takesTheClaimFromTheReadoutThatItNames() {
        assertThat(profile.recognition().claimOf(List.of(CARD_DATA, CPLC))).isEqualTo("9F7F2A43AD4D0100");
        assertThat(profile.recognition().claimOf(List.of(CARD_DATA))).isNull();
        assertThat(profile.recognition().claimOf(List.of(new ReadoutAnswer("cplc", Bytes.ofHex("9F7F6A88")))))
                .isNull();
        assertThat(profile.recognition().claimOf(List.of(new ReadoutAnswer("cplc", Bytes.ofHex("9000")))))
                .isNull();
    }

    private boolean matches(List<ReadoutAnswer> answers) {
        return profile.recognitionEntry().fits(Bytes.ofHex("3B00"), answers);
    }

    private List<FieldError> validate(String field, String value) {
        var values = new HashMap<>(TestProfiles.VALUES);
        values.put(field, value);
        return profile.validate(values);
    }
}
