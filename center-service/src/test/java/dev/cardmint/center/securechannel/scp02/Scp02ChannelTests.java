package dev.cardmint.center.securechannel.scp02;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.center.securechannel.CardCryptogramMismatchException;
import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.Transcript;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.center.securechannel.aes.SecretField;
import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Scp02ChannelTests {

    private static final Transcript LEVEL_03 = Transcript.named("SCP02_i55_level03_CENC");
    private static final Transcript LEVEL_11 = Transcript.named("SCP02_i75_level11_RMAC");
    private static final Transcript LEVEL_13 = Transcript.named("SCP02_i75_level13_CENC_RMAC");
    private static final int ERROR = 3;

    private final SecureChannel channel = LEVEL_13.open();

    static List<Transcript> transcripts() {
        return Transcripts.all();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 19})
    void rejectsAnotherSequenceCounterOrChallengeThanTheCardUsed(int at) {
        InitializeUpdate.Response response =
                InitializeUpdate.Response.parse(flipped(LEVEL_13.initializeUpdateData(), at * 8));
        var opening = new ChannelOpening(LEVEL_13.hostChallenge(), response, SecurityLevel.C_MAC);

        assertThat(LEVEL_13.verifies(response)).isFalse();
        assertThatExceptionOfType(CardCryptogramMismatchException.class).isThrownBy(() -> LEVEL_13.open(opening));
    }

    private static Bytes flipped(Bytes bytes, int bit) {
        byte[] changed = bytes.toByteArray();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return Bytes.copyOf(changed);
    }

    @Test
    void refusesToOpenAChannelOfAnotherProtocol() {
        ChannelOpening scp03 = Transcript.named("SCP03_AES128_i60_level33").opening();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LEVEL_13.open(scp03))
                .withMessage("The card does not speak SCP02");
    }

    @Test
    void refusesExtendedLength() {
        ChannelOpening opening = LEVEL_03.opening();
        var form = new CommandForm(0, true);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ChannelOpening(opening.hostChallenge(), opening.response(), opening.level(), form))
                .withMessage("SCP02 protects commands of short length only");
    }

    @Test
    void refusesRMacsOfACardThatHasNone() {
        ChannelOpening opening = LEVEL_03.opening();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelOpening(
                        opening.hostChallenge(), opening.response(), SecurityLevel.C_DEC_C_MAC_R_MAC))
                .withMessage("A card with option i 55 does not do level 13");
    }

    @Test
    void rejectsAnRMacWithAnyBitChanged() {
        for (Transcript transcript : List.of(LEVEL_11, LEVEL_13)) {
            Bytes answer = transcript.exchanges().get(0).raw().data();
            for (int bit = 0; bit < answer.size() * 8; bit++) {
                assertFailsClosed(transcript, 0, new ResponseApdu(flipped(answer, bit), StatusWord.SUCCESS));
            }
        }
    }

    @Test
    void rejectsAnErrorsRMacWithAnyBitChanged() {
        ResponseApdu error = LEVEL_13.exchanges().get(ERROR).raw();
        for (int bit = 0; bit < 64; bit++) {
            assertFailsClosed(LEVEL_13, ERROR, new ResponseApdu(flipped(error.data(), bit), error.statusWord()));
        }
    }

    @Test
    void rejectsAnAnswerCutOffAnywhere() {
        for (int index : new int[] {0, ERROR}) {
            ResponseApdu answer = LEVEL_13.exchanges().get(index).raw();
            int from = index == ERROR ? 1 : 0; // an error may be bare
            for (int length = from; length < answer.data().size(); length++) {
                assertFailsClosed(
                        LEVEL_13, index, new ResponseApdu(answer.data().slice(0, length), answer.statusWord()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x6200, 0x6300, 0x63C2, 0x6A88})
    void rejectsAnotherStatusWordThanTheCardMaced(int status) {
        assertFailsClosed(
                LEVEL_13, 0, new ResponseApdu(LEVEL_13.exchanges().get(0).raw().data(), new StatusWord(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x9000, 0x6200, 0x6310})
    void rejectsABareSuccessOrWarning(int status) {
        assertFailsClosed(LEVEL_13, 2, ResponseApdu.of(new StatusWord(status)));
    }

    @Test
    void rejectsTheAnswerToAnotherCommand() {
        assertFailsClosed(LEVEL_13, 1, LEVEL_13.exchanges().get(0).raw());
    }

    @Test
    void rejectsDataInTheAnswerToExternalAuthenticate() {
        WrappedScript script = channel.authenticateAndWrap(List.of());

        assertThatExceptionOfType(ChannelIntegrityException.class)
                .isThrownBy(() -> script.unwrap(0, new ResponseApdu(Bytes.of(1), StatusWord.SUCCESS)));
        assertThat(channel.isClosed()).isTrue();
    }

    private static void assertFailsClosed(Transcript transcript, int index, ResponseApdu answer) {
        SecureChannel channel = transcript.open();
        WrappedScript script = channel.authenticateAndWrap(transcript.plainCommands());
        for (int i = 0; i < index; i++) {
            script.unwrap(i + 1, transcript.exchanges().get(i).raw());
        }

        assertThatExceptionOfType(ChannelIntegrityException.class).isThrownBy(() -> script.unwrap(index + 1, answer));
        assertThat(channel.isClosed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> script.unwrap(1, transcript.exchanges().get(0).raw()))
                .withMessage("The secure channel is closed");
        assertThatIllegalStateException().isThrownBy(() -> channel.wrap(List.of()));
        assertThatIllegalStateException().isThrownBy(channel::exportState);
    }

    @Test
    void takesABareErrorAndGoesOnAsIfItsRMacHadCome() {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_13.plainCommands());
        for (int i = 0; i < ERROR; i++) {
            script.unwrap(i + 1, LEVEL_13.exchanges().get(i).raw());
        }
        StatusWord status = LEVEL_13.exchanges().get(ERROR).expectedStatus();

        assertThat(script.unwrap(ERROR + 1, ResponseApdu.of(status)))
                .isEqualTo(new UnwrappedResponse(Bytes.EMPTY, status, false));
        assertThat(script.unwrap(ERROR + 2, LEVEL_13.exchanges().get(ERROR + 1).raw())
                        .rMacVerified())
                .isTrue();
    }

    @Test
    void rejectsWhatFollowsABareErrorThatTheCardDidNotAnswer() {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_13.plainCommands());
        script.unwrap(1, ResponseApdu.of(new StatusWord(0x6985)));

        assertThatExceptionOfType(ChannelIntegrityException.class)
                .isThrownBy(() -> script.unwrap(2, LEVEL_13.exchanges().get(1).raw()));
    }

    @Test
    void refusesToVerifyAnAnswerBeforeTheOnesBeforeIt() {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_13.plainCommands());

        assertThatIllegalStateException()
                .isThrownBy(() -> script.unwrap(2, LEVEL_13.exchanges().get(1).raw()))
                .withMessage("The answers before it are verified first");
    }

    @Test
    void verifiesAnAnswerOnceMore() {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_13.plainCommands());
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < LEVEL_13.exchanges().size(); i++) {
                assertThat(script.unwrap(i + 1, LEVEL_13.exchanges().get(i).raw())
                                .rMacVerified())
                        .isTrue();
            }
        }
    }

    @Test
    void neverCallsAnAnswerProvedWithoutRMac() {
        try (SecureChannel unproved = LEVEL_03.open()) {
            WrappedScript script = unproved.authenticateAndWrap(LEVEL_03.plainCommands());

            assertThat(script.unwrap(2, new ResponseApdu(Bytes.ofHex("00"), StatusWord.SUCCESS)))
                    .isEqualTo(new UnwrappedResponse(Bytes.ofHex("00"), StatusWord.SUCCESS, false));
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void goesOnElsewhereWithTheSecondScript(Transcript transcript) {
        List<CommandApdu> plain = transcript.plainCommands();
        try (SecureChannel first = transcript.open()) {
            byte[] before = first.exportState();
            WrappedScript script = first.authenticateAndWrap(plain.subList(0, 2));
            var commands = new ArrayList<>(script.commands());
            script.unwrap(1, transcript.exchanges().get(0).raw());
            script.unwrap(2, transcript.exchanges().get(1).raw());
            SecureChannel second = Scp02.restore(first.exportState());
            WrappedScript rest = second.wrap(plain.subList(2, plain.size()));
            commands.addAll(rest.commands());

            assertThat(Scp02.restore(before).authenticateAndWrap(plain).commands())
                    .isEqualTo(commands);
            for (int i = 2; i < plain.size(); i++) {
                assertThat(rest.unwrap(i - 2, transcript.exchanges().get(i).raw())
                                .rMacVerified())
                        .isEqualTo(transcript.opening().level().authenticatesResponses());
            }
        }
    }

    @Test
    void wipesTheStateThatItWasRestoredFrom() {
        byte[] state = channel.exportState();
        Scp02.restore(state).close();

        assertThat(state).containsOnly(0);
    }

    @Test
    void rejectsAStateCutOffAnywhereOrTooLong() {
        byte[] state = channel.exportState();
        for (int length = 0; length < state.length; length++) {
            assertBadState(Arrays.copyOf(state, length));
        }
        assertBadState(Arrays.copyOf(state, state.length + 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 2", "2, 0", "2, 5", "3, 2", "4, 4", "5, 2", "5, 255"})
    void rejectsAStateWithAFieldThatCannotBe(int at, int value) {
        byte[] state = channel.exportState();
        state[at] = (byte) value;

        assertBadState(state);
    }

    private static void assertBadState(byte[] state) {
        byte[] refused = state.clone();
        assertThatIllegalArgumentException().as("%d bytes", state.length).isThrownBy(() -> Scp02.restore(refused));
        assertThat(refused).as("wiped").isEqualTo(new byte[refused.length]);
    }

    @ParameterizedTest
    @CsvSource({"SCP02_i55_level01_CMAC, 247", "SCP02_i55_level03_CENC, 239", "SCP02_i75_level13_CENC_RMAC, 239"})
    void refusesACommandThatGrowsOverTheShortForm(String name, int longest) {
        try (SecureChannel open = Transcript.named(name).open()) {
            byte[] before = open.exportState();
            List<CommandApdu> tooLong = List.of(storeData(1), storeData(longest + 1));

            assertThatExceptionOfType(UnwrappableCommandException.class)
                    .isThrownBy(() -> open.authenticateAndWrap(tooLong))
                    .withMessage("80E20000 Nc=%d Ne=0 is too long for this secure channel".formatted(longest + 1));
            assertThat(open.exportState()).isEqualTo(before);
            assertThat(open.authenticateAndWrap(List.of(storeData(longest)))
                            .commands()
                            .get(1)
                            .data()
                            .size())
                    .isLessThanOrEqualTo(255)
                    .isGreaterThan(longest);
        }
    }

    private static CommandApdu storeData(int length) {
        return new CommandApdu(0x80, 0xE2, 0, 0, Bytes.copyOf(new byte[length]), 0);
    }

    /** Source: GlobalPlatformPro TestPlaintextKeys.java (LGPL-3): K16, sequence counter 0000. */
    @ParameterizedTest
    @CsvSource({
        "0182, 010B0371D78377B801F2D62AFC671D95",
        "0101, D1C28C601652A4770D67AD82D2D2E1C4",
        "0181, E11987EE331B417A5D67D760692F89D4",
        "0102, FFAEC7EC7FAD69F9FBFF093BF2F79C45"
    })
    void derivesThePublishedSessionKeys(String constant, String key) {
        Bytes k16 = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");
        try (var des = DesCbc.encrypting(k16.toByteArray())) {
            assertThat(Bytes.copyOf(KeyDerivation.derive(des, Integer.parseInt(constant, 16), Bytes.ofHex("0000")))
                            .toHex())
                    .isEqualTo(key);
        }
    }

    @Test
    void wipesItsKeysWhenClosed() throws ReflectiveOperationException {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_13.plainCommands());
        script.unwrap(1, LEVEL_13.exchanges().get(0).raw());
        channel.close();

        var state = (ChannelState) Transcripts.part(channel, "state");
        assertThat(state.keys().enc()).containsOnly(0);
        assertThat(state.keys().mac()).containsOnly(0);
        assertThat(state.keys().rmac()).containsOnly(0);
        assertThat(state.commandChain()).containsOnly(0);
        assertThat(state.responseChain()).containsOnly(0);
        Object commands = Transcripts.part(channel, "commands");
        for (String buffer : List.of("padded", "encrypted", "macInput", "initialValue", "tag")) {
            assertThat(SecretField.of(commands, buffer)).as(buffer).containsOnly(0);
        }
        assertThat(SecretField.any(SecretField.any(state.keys(), "encrypting"), "closed"))
                .isEqualTo(true);
        for (String mac : List.of("commandMac", "responseMac")) {
            Object single = SecretField.any(SecretField.any(state.keys(), mac), "single");
            assertThat(SecretField.any(single, "closed")).as(mac).isEqualTo(true);
        }
        var starts = (List<?>) SecretField.any(Transcripts.part(channel, "responses"), "starts");
        assertThat(starts).isNotEmpty().allSatisfy(start -> assertThat((byte[]) start)
                .containsOnly(0));
    }

    @Test
    void wipesStaticKeys() {
        Scp02Keys keys = Transcripts.keys(LEVEL_13);
        keys.close();

        assertThat(keys.enc()).containsOnly(0);
        assertThat(keys.mac()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"16,24", "24,16", "15,15", "17,17", "0,0", "32,32"})
    void rejectsStaticKeysOfOtherLengths(int enc, int mac) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scp02Keys(new byte[enc], new byte[mac]))
                .withMessage("SCP02 keys have 16 bytes each, got %d and %d", enc, mac);
    }

    @Test
    void neverPrintsKeysOrData() throws ReflectiveOperationException {
        assertThat(Transcripts.keys(LEVEL_13)).hasToString("Scp02Keys");
        assertThat(SecretField.any(channel, "protection")).hasToString("Scp02Protection");
        assertThat(Transcripts.part(channel, "state")).hasToString("ChannelState");
        assertThat(((ChannelState) Transcripts.part(channel, "state")).keys()).hasToString("SessionKeys");
        assertThat(Transcripts.part(channel, "commands")).hasToString("CommandProtection");
        assertThat(Transcripts.part(channel, "responses")).hasToString("ResponseProtection");
        assertThat(LEVEL_13.response().option().protocol()).isEqualTo(Protocol.SCP02);
    }
}
