package dev.cardmint.simulator.securechannel.scp03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.securechannel.Transcript;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Scp03CardChannelTests {

    private static final Transcript LEVEL_33 = transcript("SCP03_AES128_i60_level33");
    private static final Transcript S16 = transcript("SCP03_AES128_S16_i71_level33");
    private static final Transcript WITHOUT_R_MAC = transcript("SCP03_AES128_i10_level03");

    static Stream<Transcript> transcripts() {
        return Transcript.all();
    }

    private static Transcript transcript(String name) {
        return Transcript.all()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void knowsEveryPublishedTranscript() {
        assertThat(transcripts()).hasSize(17);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void answersInitializeUpdateAsPublished(Transcript transcript) {
        Bytes expected = transcript.bytes("IU");
        Bytes sequence = expected.slice(13 + 2 * transcript.size(), expected.size());

        Bytes answer = transcript.start().answer(expected.slice(0, 10), expected.unsigned(10), sequence);

        assertThat(answer.toHex()).isEqualTo(expected.toHex());
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void unwrapsEveryCommandAndProtectsEveryAnswerAsPublished(Transcript transcript) throws Exception {
        CardChannel channel = transcript.start();
        channel.authenticate(transcript.externalAuthenticate());

        for (Transcript.Exchange exchange : transcript.exchanges()) {
            assertThat(channel.unwrap(exchange.wrapped())).isEqualTo(exchange.plain());
            Bytes answer = channel.wrap(exchange.expected()).encode();
            if (!isPaddedTwice(transcript, exchange)) {
                assertThat(answer.toHex()).isEqualTo(exchange.raw().encode().toHex());
            }
        }
    }

    /** Deviation: Samsung's emulated cards pad this one answer to two blocks; HostChannelTests read it. */
    private static boolean isPaddedTwice(Transcript transcript, Transcript.Exchange exchange) {
        return transcript.name().matches("Samsung_SCP03_(AES(128|192)_S8|AES(128|192|256)_S16)_level33")
                && exchange.plain().p1() == 0x80;
    }

    @Test
    void refusesAHostCryptogramThatDoesNotMatch() {
        CommandApdu command = LEVEL_33.externalAuthenticate();

        assertRefused(flipped(command, 0), 0x6300);
    }

    @Test
    void refusesAnExternalAuthenticateWhoseMacDoesNotMatch() {
        CommandApdu command = LEVEL_33.externalAuthenticate();

        assertRefused(flipped(command, 15), 0x6982);
    }

    @Test
    void verifiesAllSixteenBytesInS16() throws Exception {
        for (int index = 0; index < 32; index++) {
            CommandApdu damaged = flipped(S16.externalAuthenticate(), index);
            int status = index < 16 ? 0x6300 : 0x6982;
            assertThatExceptionOfType(SecureChannelException.class)
                    .isThrownBy(() -> S16.start().authenticate(damaged))
                    .satisfies(e -> assertThat(e.statusWord().value()).isEqualTo(status));
        }
        CommandApdu command = S16.exchanges().get(0).wrapped();
        for (int index = 0; index < command.data().size(); index++) {
            CommandApdu damaged = flipped(command, index);
            CardChannel channel = S16.start();
            channel.authenticate(S16.externalAuthenticate());
            assertThatExceptionOfType(SecureChannelException.class).isThrownBy(() -> channel.unwrap(damaged));
        }
    }

    @Test
    void refusesAnS16CommandWithTheMacOfS8() throws Exception {
        CommandApdu whole = S16.externalAuthenticate();
        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(() -> S16.start()
                        .authenticate(new CommandApdu(
                                0x84, 0x82, 0x33, 0, whole.data().slice(0, 24), 0)))
                .satisfies(e -> assertThat(e.statusWord().value()).isEqualTo(0x6700));
        CardChannel channel = S16.start();
        channel.authenticate(whole);
        CommandApdu command = S16.exchanges().get(0).wrapped();
        Bytes cut = command.data().slice(0, command.data().size() - 8);

        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(() -> channel.unwrap(
                        new CommandApdu(command.cla(), command.ins(), command.p1(), command.p2(), cut, 256)));
    }

    @Test
    void refusesALevelThatTheMacDoesNotCover() {
        CommandApdu command = LEVEL_33.externalAuthenticate();

        assertRefused(new CommandApdu(0x84, 0x82, 0x03, 0, command.data(), 0), 0x6982);
    }

    @Test
    void refusesAnUndefinedLevel() {
        CommandApdu command = LEVEL_33.externalAuthenticate();

        assertRefused(new CommandApdu(0x84, 0x82, 0x02, 0, command.data(), 0), 0x6A86);
    }

    @Test
    void refusesAnExternalAuthenticateOfTheWrongLength() {
        CommandApdu command = LEVEL_33.externalAuthenticate();

        assertRefused(new CommandApdu(0x84, 0x82, 0x33, 0, command.data().slice(0, 15), 0), 0x6700);
    }

    @Test
    void refusesALevelThatTheOptionLacks() {
        CommandApdu command = WITHOUT_R_MAC.externalAuthenticate();
        CommandApdu withRMac = new CommandApdu(0x84, 0x82, 0x13, 0, command.data(), 0);

        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(() -> WITHOUT_R_MAC.start().authenticate(withRMac))
                .satisfies(e -> assertThat(e.statusWord().value()).isEqualTo(0x6A86));
    }

    private static void assertRefused(CommandApdu externalAuthenticate, int status) {
        CardChannel channel = LEVEL_33.start();

        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(() -> channel.authenticate(externalAuthenticate))
                .satisfies(e -> assertThat(e.statusWord().value()).isEqualTo(status));
        assertThatExceptionOfType(SecureChannelException.class)
                .as("closed for good")
                .isThrownBy(() -> channel.authenticate(LEVEL_33.externalAuthenticate()));
        assertThat(channel.isAuthenticated()).isFalse();
    }

    @Test
    void closesOnEveryFlippedBitOfACommand() throws Exception {
        CommandApdu command = LEVEL_33.exchanges().get(0).wrapped();
        for (int index = 0; index < command.data().size(); index++) {
            assertCloses(flipped(command, index));
        }
    }

    @Test
    void closesOnAChangedHeader() throws Exception {
        CommandApdu command = LEVEL_33.exchanges().get(0).wrapped();

        assertCloses(new CommandApdu(0x84, 0xF3, command.p1(), command.p2(), command.data(), 256));
        assertCloses(new CommandApdu(0x84, 0xF2, 0x20, command.p2(), command.data(), 256));
        assertCloses(new CommandApdu(0x84, 0xF2, command.p1(), 0, command.data(), 256));
    }

    @Test
    void closesOnACommandWithoutSecureMessaging() throws Exception {
        assertCloses(LEVEL_33.exchanges().get(0).plain());
        CommandApdu command = LEVEL_33.exchanges().get(0).wrapped();
        assertCloses(new CommandApdu(0x80, 0xF2, command.p1(), command.p2(), command.data(), 256));
        assertCloses(new CommandApdu(0x84, 0xF2, command.p1(), command.p2(), Bytes.EMPTY, 256));
    }

    @Test
    void closesOnACommandSentTwice() throws Exception {
        CardChannel channel = opened();
        CommandApdu command = LEVEL_33.exchanges().get(0).wrapped();
        channel.unwrap(command);

        assertThatExceptionOfType(SecureChannelException.class).isThrownBy(() -> channel.unwrap(command));
        assertThat(channel.isAuthenticated()).isFalse();
    }

    @Test
    void closesOnPaddingThatDoesNotHold() throws Exception {
        SessionKeys keys = new SessionKeys(LEVEL_33.keys(), LEVEL_33.bytes("HOST"), LEVEL_33.challenge());
        for (String unpadded :
                List.of("00".repeat(16), "01".repeat(16), "80" + "00".repeat(31), "80" + "00".repeat(17))) {
            var host = new SecureMessaging(keys, 8);
            host.chain(host.commandMac(
                    LEVEL_33.externalAuthenticate(),
                    LEVEL_33.externalAuthenticate().data().slice(0, 8).toByteArray()));
            host.countCommand();
            byte[] data = encryptedWithoutPadding(keys, Bytes.ofHex(unpadded));
            var header = new CommandApdu(0x80, 0xE2, 0x80, 0, Bytes.EMPTY, 0);
            byte[] mac = host.commandMac(header, data);
            Bytes field = Bytes.copyOf(data).concat(Bytes.copyOfRange(mac, 0, 8));
            assertCloses(new CommandApdu(0x84, 0xE2, 0x80, 0, field, 0));
        }
    }

    /** Under the counter of the first command; what is no whole number of blocks stays as it is. */
    private static byte[] encryptedWithoutPadding(SessionKeys keys, Bytes data) {
        byte[] counter = new byte[16];
        counter[15] = 1;
        byte[] iv = keys.enc().encryptBlock(counter);
        return data.size() % 16 == 0 ? keys.enc().encrypt(iv, data.toByteArray()) : data.toByteArray();
    }

    private static void assertCloses(CommandApdu command) throws SecureChannelException {
        CardChannel channel = opened();

        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(() -> channel.unwrap(command))
                .satisfies(e -> assertThat(e.statusWord().value()).isEqualTo(0x6982));
        assertThat(channel.isAuthenticated()).isFalse();
        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(() -> channel.unwrap(LEVEL_33.exchanges().get(0).wrapped()));
    }

    private static CardChannel opened() throws SecureChannelException {
        CardChannel channel = LEVEL_33.start();
        channel.authenticate(LEVEL_33.externalAuthenticate());
        return channel;
    }

    @Test
    void doesNotAuthenticateTwice() throws Exception {
        CardChannel channel = opened();

        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(() -> channel.authenticate(LEVEL_33.externalAuthenticate()));
    }

    @Test
    void macsWarningsButNotErrors() throws Exception {
        CardChannel channel = opened();
        channel.unwrap(LEVEL_33.exchanges().get(0).wrapped());
        Bytes data = Bytes.of(1, 2, 3);

        assertThat(channel.wrap(new ResponseApdu(data, new StatusWord(0x6310)))
                        .data()
                        .size())
                .isEqualTo(16 + 8);
        assertThat(channel.wrap(new ResponseApdu(data, new StatusWord(0x6A88))).data())
                .isEqualTo(Bytes.EMPTY);
    }

    @Test
    void derivesThePseudoRandomChallengeFromSequenceAndAid() {
        AesKey enc = Transcript.key("00".repeat(16));
        Bytes aid = Bytes.ofHex("A000000151000000");

        Bytes first = Scp03CardChannel.pseudoRandomChallenge(enc, 8, Bytes.of(0, 0, 1), aid);

        // 11 × 00, constant 02, 00, L = 64 bits, i = 1, sequence, AID
        Bytes input = Bytes.ofHex("00".repeat(11) + "02" + "00" + "0040" + "01" + "000001" + "A000000151000000");
        assertThat(first.toHex())
                .isEqualTo(
                        Bytes.copyOfRange(enc.cmac(input.toByteArray()), 0, 8).toHex());
    }

    private static CommandApdu flipped(CommandApdu command, int index) {
        byte[] data = command.data().toByteArray();
        data[index] ^= 1;
        return new CommandApdu(
                command.cla(), command.ins(), command.p1(), command.p2(), Bytes.copyOf(data), command.ne());
    }
}
