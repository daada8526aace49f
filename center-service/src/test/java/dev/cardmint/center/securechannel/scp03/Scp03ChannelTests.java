package dev.cardmint.center.securechannel.scp03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.Transcript;
import dev.cardmint.center.securechannel.UnwrappableCommandException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.center.securechannel.aes.SecretField;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Scp03ChannelTests {

    private static final Transcript LEVEL_33 = Transcript.named("SCP03_AES128_i60_level33");
    private static final Transcript LEVEL_33_S16 = Transcript.named("SCP03_AES128_S16_i71_level33");
    private static final Transcript LEVEL_13 = Transcript.named("SCP03_AES192_i70_level13");
    private static final Transcript LEVEL_03 = Transcript.named("SCP03_AES128_i10_level03");

    private final SecureChannel channel = LEVEL_33.open();

    static List<Transcript> transcripts() {
        return Transcripts.all();
    }

    @Test
    void rejectsACardCryptogramForAnotherHostChallenge() {
        try (Scp03Keys keys = Transcripts.keys(LEVEL_33)) {
            assertThat(Scp03.verifies(keys, Bytes.ofHex("C79D7182323312F1"), LEVEL_33.response()))
                    .isFalse();
        }
    }

    @Test
    void rejectsAnRMacWithAnyBitChanged() {
        for (Transcript transcript : List.of(LEVEL_33, LEVEL_33_S16, LEVEL_13)) {
            Bytes answer = transcript.exchanges().get(0).raw().data();
            for (int bit = 0; bit < answer.size() * 8; bit++) {
                byte[] changed = answer.toByteArray();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                assertFailsClosed(transcript, 1, new ResponseApdu(Bytes.copyOf(changed), StatusWord.SUCCESS));
            }
        }
    }

    @Test
    void rejectsAnAnswerCutOffAnywhere() {
        Bytes answer = LEVEL_33.exchanges().get(0).raw().data();
        for (int length = 0; length < answer.size(); length++) {
            assertFailsClosed(LEVEL_33, 1, new ResponseApdu(answer.slice(0, length), StatusWord.SUCCESS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x6200, 0x6283, 0x6300, 0x63C2})
    void rejectsAnotherStatusWordThanTheCardMaced(int status) {
        Bytes answer = LEVEL_33.exchanges().get(0).raw().data();

        assertFailsClosed(LEVEL_33, 1, new ResponseApdu(answer, new StatusWord(status)));
    }

    @Test
    void rejectsABareSuccess() {
        assertFailsClosed(LEVEL_33, 3, ResponseApdu.of(StatusWord.SUCCESS));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x6200, 0x6310})
    void rejectsABareWarning(int status) {
        assertFailsClosed(LEVEL_33, 3, ResponseApdu.of(new StatusWord(status)));
    }

    @Test
    void rejectsTheAnswerToAnotherCommand() {
        assertFailsClosed(LEVEL_33, 2, LEVEL_33.exchanges().get(0).raw());
        assertFailsClosed(LEVEL_33, 1, LEVEL_33.exchanges().get(1).raw());
    }

    @Test
    void rejectsDataInTheAnswerToExternalAuthenticate() {
        assertFailsClosed(LEVEL_33, 0, new ResponseApdu(Bytes.of(1), StatusWord.SUCCESS));
    }

    private static void assertFailsClosed(Transcript transcript, int index, ResponseApdu answer) {
        SecureChannel channel = transcript.open();
        WrappedScript script = channel.authenticateAndWrap(transcript.plainCommands());

        assertThatExceptionOfType(ChannelIntegrityException.class).isThrownBy(() -> script.unwrap(index, answer));
        assertThat(channel.isClosed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> script.unwrap(1, transcript.exchanges().get(0).raw()))
                .withMessage("The secure channel is closed");
        assertThatIllegalStateException().isThrownBy(() -> channel.wrap(List.of()));
        assertThatIllegalStateException().isThrownBy(channel::exportState);
    }

    @Test
    void neverHandsOutWhatAnUnprotectedErrorCameWith() {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_33.plainCommands());

        assertThat(script.unwrap(1, new ResponseApdu(Bytes.ofHex("0102"), new StatusWord(0x6A88))))
                .isEqualTo(new UnwrappedResponse(Bytes.EMPTY, new StatusWord(0x6A88), false));
        assertThat(channel.isClosed()).isFalse();
    }

    @Test
    void neverCallsAnAnswerProvedWithoutRMac() {
        try (SecureChannel unproved = LEVEL_03.open()) {
            WrappedScript script = unproved.authenticateAndWrap(LEVEL_03.plainCommands());

            assertThat(script.unwrap(1, new ResponseApdu(Bytes.ofHex("00"), StatusWord.SUCCESS)))
                    .isEqualTo(new UnwrappedResponse(Bytes.ofHex("00"), StatusWord.SUCCESS, false));
        }
    }

    @Test
    void verifiesAnswersInAnyOrder() {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_33.plainCommands());

        assertThat(script.unwrap(5, LEVEL_33.exchanges().get(4).raw()).rMacVerified())
                .isTrue();
        assertThat(script.unwrap(1, LEVEL_33.exchanges().get(0).raw()).rMacVerified())
                .isTrue();
    }

    @Test
    void refusesAnIndexThatNoCommandHas() {
        WrappedScript script = channel.authenticateAndWrap(List.of());

        for (int index : new int[] {-1, 1}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> script.unwrap(index, ResponseApdu.of(StatusWord.SUCCESS)));
        }
    }

    @Test
    void refusesToAuthenticateTwice() {
        channel.authenticateAndWrap(List.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> channel.authenticateAndWrap(List.of()))
                .withMessage("EXTERNAL AUTHENTICATE was sent in this channel before");
    }

    @Test
    void refusesToWrapBeforeItIsAuthenticated() {
        assertThatIllegalStateException()
                .isThrownBy(() -> channel.wrap(List.of()))
                .withMessage("EXTERNAL AUTHENTICATE comes first in a channel");
    }

    @Test
    void refusesEverythingOnceClosed() {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_33.plainCommands());
        channel.close();

        assertClosed(() -> script.unwrap(1, LEVEL_33.exchanges().get(0).raw()));
        assertClosed(() -> channel.authenticateAndWrap(List.of()));
        assertClosed(() -> channel.wrap(List.of()));
        assertClosed(channel::exportState);
    }

    private static void assertClosed(ThrowingCallable operation) {
        assertThatIllegalStateException().isThrownBy(operation).withMessage("The secure channel is closed");
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void goesOnWithTheSecondScriptAsIfItWereOne(Transcript transcript) {
        List<CommandApdu> plain = transcript.plainCommands();
        try (SecureChannel two = transcript.open()) {
            var commands =
                    new ArrayList<>(two.authenticateAndWrap(plain.subList(0, 2)).commands());
            commands.addAll(two.wrap(plain.subList(2, plain.size())).commands());

            try (SecureChannel one = transcript.open()) {
                assertThat(commands).isEqualTo(one.authenticateAndWrap(plain).commands());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void wrapsTheSameScriptAgainFromItsExportedState(Transcript transcript) {
        List<CommandApdu> plain = transcript.plainCommands();
        try (SecureChannel original = transcript.open()) {
            byte[] before = original.exportState();
            WrappedScript first = original.authenticateAndWrap(plain.subList(0, 2));
            byte[] between = original.exportState();
            WrappedScript second = original.wrap(plain.subList(2, plain.size()));

            assertThat(Scp03.restore(before)
                            .authenticateAndWrap(plain.subList(0, 2))
                            .commands())
                    .isEqualTo(first.commands());
            WrappedScript again = Scp03.restore(between).wrap(plain.subList(2, plain.size()));
            assertThat(again.commands()).isEqualTo(second.commands());
            assertThat(again.unwrap(0, transcript.exchanges().get(2).raw()))
                    .isEqualTo(second.unwrap(0, transcript.exchanges().get(2).raw()));
        }
    }

    @Test
    void wipesTheStateThatItWasRestoredFrom() {
        byte[] state = channel.exportState();
        Scp03.restore(state).close();

        assertThat(state).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void rejectsAStateCutOffAnywhereOrTooLong(Transcript transcript) {
        try (SecureChannel open = transcript.open()) {
            byte[] state = open.exportState();
            for (int length = 0; length < state.length; length++) {
                assertBadState(Arrays.copyOf(state, length));
            }
            assertBadState(Arrays.copyOf(state, state.length + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1", "2, 7", "2, 24", "3, 0", "3, 49", "4, 4", "4, 192", "5, 2", "5, 255", "6, 8", "6, 17"})
    void rejectsAStateWithAFieldThatCannotBe(int at, int value) {
        byte[] state = channel.exportState();
        state[at] = (byte) value;

        assertBadState(state);
    }

    @Test
    void rejectsAStateWhoseCounterIsBelowOne() {
        byte[] state = channel.exportState();
        int counterAt = 7 + 3 * 16 + 16;
        Arrays.fill(state, counterAt, counterAt + 4, (byte) 0);
        byte[] negative = state.clone();
        negative[counterAt] = (byte) 0x80;

        assertBadState(state);
        assertBadState(negative);
    }

    private static void assertBadState(byte[] state) {
        byte[] refused = state.clone();
        assertThatIllegalArgumentException().as("%d bytes", state.length).isThrownBy(() -> Scp03.restore(refused));
        assertThat(refused).as("wiped").isEqualTo(new byte[refused.length]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x0C, 0x84, 0x81, 0x83, 0x40, 0xC0, 0xE0})
    void refusesAClassByteThatIsWrappedOrOfAnotherChannel(int cla) {
        assertUnwrappable(
                LEVEL_33,
                new CommandApdu(cla, 0xF2, 0, 0, Bytes.EMPTY, 0),
                "Class byte %02X is not a plain command on logical channel 0".formatted(cla));
    }

    @ParameterizedTest
    @CsvSource({
        "SCP03_AES128_i60_level33, 239",
        "SCP03_AES256_i20_level11, 247",
        "SCP03_AES128_S16_i71_level33, 223",
        "SCP03_AES256_S16_i31_level11, 239"
    })
    void refusesACommandThatGrowsOverTheShortForm(String name, int longest) {
        Transcript transcript = Transcript.named(name);
        try (SecureChannel open = transcript.open()) {
            CommandApdu wrapped = open.authenticateAndWrap(List.of(storeData(longest)))
                    .commands()
                    .get(1);

            assertThat(wrapped.data().size()).isLessThanOrEqualTo(255).isGreaterThan(longest);
        }
        assertUnwrappable(
                transcript,
                storeData(longest + 1),
                "80E20000 Nc=%d Ne=0 is too long for this secure channel".formatted(longest + 1));
    }

    @Test
    void refusesAnExtendedResponseLength() {
        assertUnwrappable(
                LEVEL_33,
                new CommandApdu(0x80, 0xCA, 0, 0x66, Bytes.EMPTY, 257),
                "80CA0066 Nc=0 Ne=257 is too long for this secure channel");
    }

    private static CommandApdu storeData(int length) {
        return new CommandApdu(0x80, 0xE2, 0, 0, Bytes.copyOf(new byte[length]), 0);
    }

    private static void assertUnwrappable(Transcript transcript, CommandApdu command, String message) {
        try (SecureChannel open = transcript.open()) {
            byte[] before = open.exportState();
            List<CommandApdu> script = List.of(storeData(1), command);

            assertThatExceptionOfType(UnwrappableCommandException.class)
                    .isThrownBy(() -> open.authenticateAndWrap(script))
                    .withMessage(message);
            assertThat(open.exportState()).isEqualTo(before);

            open.authenticateAndWrap(List.of());
            byte[] authenticated = open.exportState();
            assertThatExceptionOfType(UnwrappableCommandException.class).isThrownBy(() -> open.wrap(script));
            assertThat(open.exportState()).isEqualTo(authenticated);
        }
    }

    @Test
    void wipesItsKeysWhenClosed() throws ReflectiveOperationException {
        channel.authenticateAndWrap(LEVEL_33.plainCommands());
        channel.close();

        ChannelState state = Transcripts.state(channel);
        assertThat(state.keys().enc()).containsOnly(0);
        assertThat(state.keys().mac()).containsOnly(0);
        assertThat(state.keys().rmac()).containsOnly(0);
        assertThat(state.chain()).containsOnly(0);
        Object commands = part("commands");
        for (String buffer : List.of("plain", "encrypted", "macInput", "tag")) {
            assertThat(SecretField.of(commands, buffer)).as(buffer).containsOnly(0);
        }
    }

    @Test
    void closesEveryCipherThatItUsed() throws ReflectiveOperationException {
        WrappedScript script = channel.authenticateAndWrap(LEVEL_33.plainCommands());
        script.unwrap(1, LEVEL_33.exchanges().get(0).raw());
        SessionKeys keys = Transcripts.state(channel).keys();
        channel.close();

        assertCiphersAreClosed(keys, "encrypting", "decrypting", "commandMac", "responseMac");
    }

    private Object part(String name) throws ReflectiveOperationException {
        return SecretField.any(SecretField.any(channel, "protection"), name);
    }

    private static void assertCiphersAreClosed(Object owner, String... names) throws ReflectiveOperationException {
        for (String name : names) {
            Object cipher = SecretField.any(owner, name);
            Object cbc = name.endsWith("Mac") ? SecretField.any(cipher, "cbc") : cipher;
            assertThat(SecretField.any(cbc, "closed")).as(name).isEqualTo(true);
        }
    }

    @Test
    void wipesStaticKeys() {
        Scp03Keys keys = Transcripts.keys(LEVEL_33);
        keys.close();

        assertThat(keys.enc()).containsOnly(0);
        assertThat(keys.mac()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"16,24", "24,16", "15,15", "17,17", "0,0", "40,40"})
    void rejectsStaticKeysOfOtherOrDifferentLengths(int enc, int mac) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scp03Keys(new byte[enc], new byte[mac]))
                .withMessage("SCP03 keys have 16, 24 or 32 bytes each, got %d and %d", enc, mac);
    }

    @Test
    void neverPrintsKeysOrData() throws ReflectiveOperationException {
        assertThat(channel).hasToString("ProtectedChannel");
        assertThat(channel.authenticateAndWrap(List.of())).hasToString("ProtectedScript of 1 commands");
        assertThat(Transcripts.keys(LEVEL_33)).hasToString("Scp03Keys");
        ChannelState state = Transcripts.state(channel);
        assertThat(state).hasToString("ChannelState");
        assertThat(state.keys()).hasToString("SessionKeys");
        assertThat(part("commands")).hasToString("CommandProtection");
        assertThat(SecretField.any(channel, "protection")).hasToString("Scp03Protection");
        assertThat(part("responses")).hasToString("ResponseProtection");
    }
}
