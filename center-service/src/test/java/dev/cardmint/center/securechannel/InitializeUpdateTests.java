package dev.cardmint.center.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializeUpdateTests {

    private static final Bytes CHALLENGE = Bytes.ofHex("0001020304050607");
    private static final Bytes ANSWER = Bytes.ofHex("A1A012430585513120853003709CE033FA78E6B10DDC2DBE8974C8B0DE00082A");

    private static final Bytes SCP02_ANSWER = Bytes.ofHex("00005300000105000078FF02009B5C03BAA19DA60C6045AF4EF9B02B");

    static List<Transcript> transcripts() {
        return Transcript.all();
    }

    @Test
    void carriesKeyVersionInP1AndHostChallengeAsData() {
        assertThat(new InitializeUpdate(new KeyVersionNumber(0x30), CHALLENGE)
                        .toCommand()
                        .encode()
                        .toHex())
                .isEqualTo("8050300008000102030405060700");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9, 15, 17})
    void rejectsAHostChallengeOfAnyOtherLength(int length) {
        Bytes challenge = Bytes.copyOf(new byte[length]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InitializeUpdate(KeyVersionNumber.DEFAULT, challenge))
                .withMessage("Host challenge must be 8 bytes (S8) or 16 bytes (S16), got " + length);
    }

    @Test
    void readsEveryFieldOfAnAnswer() {
        assertThat(InitializeUpdate.Response.parse(ANSWER))
                .isEqualTo(new InitializeUpdate.Response(
                        Bytes.ofHex("A1A01243058551312085"),
                        new KeyVersionNumber(0x30),
                        new Scp03Option(0x70),
                        Bytes.ofHex("9CE033FA78E6B10D"),
                        Bytes.ofHex("DC2DBE8974C8B0DE"),
                        Bytes.ofHex("00082A")));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void rejectsAnAnswerCutOffAnywhereOrTooLong(Transcript transcript) {
        Bytes data = transcript.initializeUpdateData();
        assertThat(transcript.response().encode()).isEqualTo(data);
        for (int length = 0; length < data.size(); length++) {
            assertMalformed(data.slice(0, length));
        }
        assertMalformed(data.concat(Bytes.of(0)));
    }

    @Test
    void rejectsACardThatSpeaksAnotherProtocol() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> InitializeUpdate.Response.parse(SCP02_ANSWER, new Scp03Option(0x70)))
                .withMessage("The card speaks secure channel protocol 02, not SCP03");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> InitializeUpdate.Response.parse(ANSWER, new Scp02Option(0x55)))
                .withMessage("The card speaks secure channel protocol 03, not SCP02");
    }

    @Test
    void rejectsACardThatSpeaksNoProtocol() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> InitializeUpdate.Response.parse(
                        SCP02_ANSWER.slice(0, 11).concat(Bytes.of(1)).concat(SCP02_ANSWER.slice(12, 28))))
                .withMessage("The card speaks secure channel protocol 01");
    }

    @Test
    void readsEveryFieldOfAnScp02AnswerAndTakesItsOptionFromTheProfile() {
        InitializeUpdate.Response response = InitializeUpdate.Response.parse(SCP02_ANSWER, new Scp02Option(0x55));

        assertThat(response)
                .isEqualTo(new InitializeUpdate.Response(
                        Bytes.ofHex("00005300000105000078"),
                        new KeyVersionNumber(0xFF),
                        new Scp02Option(0x55),
                        Bytes.ofHex("5C03BAA19DA6"),
                        Bytes.ofHex("0C6045AF4EF9B02B"),
                        Bytes.ofHex("009B")));
        assertThat(response.encode()).isEqualTo(SCP02_ANSWER);
    }

    @Test
    void readsAnAnswerOfEitherProtocol() {
        assertThat(InitializeUpdate.Response.parse(SCP02_ANSWER).option()).isEqualTo(Scp02Option.LEAST);
        assertThat(InitializeUpdate.Response.parse(ANSWER).option()).isEqualTo(new Scp03Option(0x70));
    }

    @ParameterizedTest
    @CsvSource({"00", "71", "61"})
    void rejectsAnAnswerThatItsOptionContradicts(String option) {
        assertMalformed(ANSWER.slice(0, 12).concat(Bytes.ofHex(option)).concat(ANSWER.slice(13, 32)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x02, 0x04, 0x08, 0x40, 0x50, 0x80, 0xF0, 0x100})
    void rejectsAnOptionThatDoesNotExist(int option) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scp03Option(option));
    }

    @Test
    void rejectsAnAnswerWithAnOptionThatDoesNotExist() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> InitializeUpdate.Response.parse(
                        ANSWER.slice(0, 12).concat(Bytes.of(0x50)).concat(ANSWER.slice(13, 32))))
                .withMessage("INITIALIZE UPDATE: No such SCP03 option i: 50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "070", "i0"})
    void rejectsAnOptionThatIsNotTwoDigits(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scp03Option.parse(text))
                .withMessage("An SCP03 option is two hexadecimal digits");
    }

    @ParameterizedTest
    @CsvSource({
        "00, S8, false, 03",
        "10, S8, true, 03",
        "20, S8, false, 13",
        "30, S8, true, 13",
        "60, S8, false, 33",
        "70, S8, true, 33",
        "71, S16, true, 33",
        "01, S16, false, 03"
    })
    void knowsWhatEachOptionMeans(String text, ChannelMode mode, boolean pseudoRandom, String highestLevel) {
        Scp03Option option = Scp03Option.parse(text);
        SecurityLevel highest = SecurityLevel.parse(highestLevel);

        assertThat(option).hasToString(text);
        assertThat(option.mode()).isEqualTo(mode);
        assertThat(option.pseudoRandomChallenge()).isEqualTo(pseudoRandom);
        for (SecurityLevel level : SecurityLevel.values()) {
            assertThat(option.allows(level))
                    .as(level.name())
                    .isEqualTo(level.value() <= highest.value() && (level.value() & ~highest.value()) == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"05", "0A", "1A", "65", "70", "14", "FF", "5", "055", "i5"})
    void rejectsAnScp02OptionThatIsNotSupported(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scp02Option.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"15, true, false, 03", "45, false, true, 03", "55, true, true, 03", "75, true, true, 13"})
    void knowsWhatEachScp02OptionMeans(String text, boolean encryptsIcv, boolean pseudoRandom, String highestLevel) {
        Scp02Option option = Scp02Option.parse(text);
        SecurityLevel highest = SecurityLevel.parse(highestLevel);

        assertThat(option).hasToString(text);
        assertThat(option.protocol()).isEqualTo(Protocol.SCP02);
        assertThat(option.mode()).isEqualTo(ChannelMode.S8);
        assertThat(option.encryptsIcv()).isEqualTo(encryptsIcv);
        assertThat(option.pseudoRandomChallenge()).isEqualTo(pseudoRandom);
        for (SecurityLevel level : SecurityLevel.values()) {
            assertThat(option.allows(level)).as(level.name()).isEqualTo((level.value() & ~highest.value()) == 0);
        }
    }

    @Test
    void refusesALevelThatTheCardDoesNotDo() {
        InitializeUpdate.Response response =
                Transcript.named("SCP03_AES128_i20_level13").response();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelOpening(CHALLENGE, response, SecurityLevel.C_DEC_C_MAC_R_ENC_R_MAC))
                .withMessage("A card with option i 20 does not do level 33");
    }

    @Test
    void refusesAHostChallengeOfTheOtherMode() {
        InitializeUpdate.Response response =
                Transcript.named("SCP03_AES128_i20_level13").response();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelOpening(CHALLENGE.concat(CHALLENGE), response, SecurityLevel.C_MAC))
                .withMessage("The card's mode is S8, the host challenge had 16 bytes");
    }

    @ParameterizedTest
    @CsvSource({"9,8,8,3", "10,7,8,3", "10,8,7,3", "10,8,8,2", "10,8,8,0"})
    void rejectsAFieldOfAWrongLength(int kdd, int challenge, int cryptogram, int counter) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> new InitializeUpdate.Response(
                        zeros(kdd),
                        KeyVersionNumber.DEFAULT,
                        new Scp03Option(0x70),
                        zeros(challenge),
                        zeros(cryptogram),
                        counter == 0 ? null : zeros(counter)));
    }

    @ParameterizedTest
    @CsvSource({"70, 010203, 66051", "70, FFFFFF, 16777215", "60, , 0"})
    void countsFromTheFirstByteOfTheSequenceCounterOn(String option, @Nullable String counter, int number) {
        String answer = "00".repeat(10) + "3003" + option + "11".repeat(16) + (counter == null ? "" : counter);

        assertThat(InitializeUpdate.Response.parse(Bytes.ofHex(answer)).sequenceNumber())
                .isEqualTo(number);
    }

    @Test
    void rejectsASequenceCounterThatTheOptionDoesNotHave() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> new InitializeUpdate.Response(
                        zeros(10), KeyVersionNumber.DEFAULT, new Scp03Option(0x60), zeros(8), zeros(8), zeros(3)))
                .withMessage("The sequence counter does not go with option i 60");
    }

    @Test
    void rejectsAHostCryptogramOfAnyOtherLength() {
        for (int length : new int[] {0, 7, 9, 15, 17}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ExternalAuthenticate(SecurityLevel.C_MAC, zeros(length)))
                    .withMessage("Host cryptogram must be 8 bytes (S8) or 16 bytes (S16), got " + length);
        }
    }

    @Test
    void neverPrintsItsDataField() {
        assertThat(new InitializeUpdate(KeyVersionNumber.DEFAULT, CHALLENGE).toCommand())
                .hasToString("80500000 Nc=8 Ne=256");
    }

    private static Bytes zeros(int length) {
        return Bytes.copyOf(new byte[length]);
    }

    private static void assertMalformed(Bytes data) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .as("%d bytes", data.size())
                .isThrownBy(() -> InitializeUpdate.Response.parse(data));
    }
}
