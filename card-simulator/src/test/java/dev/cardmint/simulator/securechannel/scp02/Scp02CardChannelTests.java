package dev.cardmint.simulator.securechannel.scp02;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.DesKey;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.securechannel.Transcript;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Scp02CardChannelTests {

    private static final Transcript LEVEL_13 = transcript("SCP02_i75_level13_CENC_RMAC");
    private static final Transcript WITHOUT_R_MAC = transcript("SCP02_i55_level03_CENC");

    static Stream<Transcript> transcripts() {
        return Transcript.ofScp02();
    }

    private static Transcript transcript(String name) {
        return transcripts()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void knowsEveryPublishedTranscript() {
        assertThat(transcripts()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void answersInitializeUpdateAsPublished(Transcript transcript) {
        Bytes expected = transcript.bytes("IU");

        Bytes answer = transcript.start().answer(expected.slice(0, 10), expected.unsigned(10), transcript.sequence());

        assertThat(answer.toHex()).isEqualTo(expected.toHex());
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void unwrapsEveryCommandAndProtectsEveryAnswerAsPublished(Transcript transcript) throws Exception {
        CardChannel channel = opened(transcript);

        for (Transcript.Exchange exchange : transcript.exchanges()) {
            assertThat(channel.unwrap(exchange.wrapped())).isEqualTo(exchange.plain());
            Bytes answer = channel.wrap(exchange.expected()).encode();
            assertThat(answer.toHex()).isEqualTo(exchange.raw().encode().toHex());
        }
    }

    private static CardChannel opened(Transcript transcript) throws SecureChannelException {
        CardChannel channel = transcript.start();
        channel.authenticate(transcript.externalAuthenticate());
        return channel;
    }

    @Test
    void verifiesEveryByteOfExternalAuthenticate() {
        for (int index = 0; index < 16; index++) {
            CommandApdu damaged = flipped(LEVEL_13.externalAuthenticate(), index);
            CardChannel channel = LEVEL_13.start();

            assertRefused(() -> channel.authenticate(damaged), index < 8 ? 0x6300 : 0x6982);
            assertRefused(() -> channel.authenticate(LEVEL_13.externalAuthenticate()), 0x6985);
            assertThat(channel.isAuthenticated()).isFalse();
        }
    }

    @Test
    void takesOnlyLevelsThatTheOptionHasAndTheMacCovers() {
        Bytes data = LEVEL_13.externalAuthenticate().data();

        assertRefused(() -> LEVEL_13.start().authenticate(authenticate(0x03, 0, data)), 0x6982);
        assertRefused(() -> LEVEL_13.start().authenticate(authenticate(0x33, 0, data)), 0x6A86);
        assertRefused(() -> LEVEL_13.start().authenticate(authenticate(0x00, 0, data)), 0x6A86);
        assertRefused(() -> LEVEL_13.start().authenticate(authenticate(0x13, 1, data)), 0x6A86);
        assertRefused(() -> LEVEL_13.start().authenticate(authenticate(0x13, 0, data.slice(0, 15))), 0x6700);
        assertRefused(() -> WITHOUT_R_MAC.start().authenticate(authenticate(0x13, 0, data)), 0x6A86);
    }

    private static CommandApdu authenticate(int level, int p2, Bytes data) {
        return new CommandApdu(0x84, 0x82, level, p2, data, 0);
    }

    @Test
    void doesNotAuthenticateTwiceNorUnwrapBefore() throws Exception {
        CardChannel channel = opened(LEVEL_13);

        assertRefused(() -> channel.authenticate(LEVEL_13.externalAuthenticate()), 0x6985);
        assertRefused(() -> LEVEL_13.start().unwrap(first(LEVEL_13)), 0x6982);
    }

    @Test
    void closesOnEveryFlippedByteOfACommand() throws Exception {
        for (Transcript transcript : transcripts().toList()) {
            CommandApdu command = first(transcript);
            for (int index = 0; index < command.data().size(); index++) {
                assertCloses(transcript, flipped(command, index));
            }
            assertCloses(transcript, header(command, 0x84, 0xF3, command.p2()));
            assertCloses(transcript, header(command, 0x84, 0xF2, 0));
            assertCloses(transcript, header(command, 0x80, 0xF2, command.p2()));
            assertCloses(transcript, transcript.exchanges().get(0).plain());
            assertCloses(transcript, new CommandApdu(0x84, 0xF2, 0x40, 2, Bytes.EMPTY, 256));
        }
    }

    @Test
    void closesOnACommandSentTwice() throws Exception {
        CardChannel channel = opened(LEVEL_13);
        channel.unwrap(first(LEVEL_13));

        assertRefused(() -> channel.unwrap(first(LEVEL_13)), 0x6982);
    }

    @Test
    void closesOnDataThatIsNoWholeNumberOfBlocksOrHasNoPadding() throws Exception {
        CommandApdu command = first(LEVEL_13);
        Bytes cut = command.data().slice(1, command.data().size());
        assertCloses(LEVEL_13, new CommandApdu(0x84, 0xF2, 0x40, 2, cut, 256));
        assertThat(Padding.unpad(new byte[8])).isNull();
        assertThat(Padding.unpad(
                        Bytes.ofHex("800000000000000000000000" + "00000000").toByteArray()))
                .as("padding before the last block")
                .isNull();
    }

    @Test
    void macsEveryLogicalChannelAsTheBasicOne() throws Exception {
        CommandApdu command = first(LEVEL_13);
        CardChannel channel = opened(LEVEL_13);

        CommandApdu plain = channel.unwrap(header(command, 0x86, command.ins(), command.p2()));

        assertThat(plain.cla()).isEqualTo(0x82);
    }

    @Test
    void macsWarningsWithTheirDataAndErrorsWithoutAny() throws Exception {
        CardChannel channel = opened(LEVEL_13);
        channel.unwrap(first(LEVEL_13));

        assertThat(channel.wrap(answer(0x6310)).data().size()).isEqualTo(3 + 8);
        assertThat(channel.wrap(answer(0x6A88)).data().size()).isEqualTo(8);
        assertThat(channel.macs(new StatusWord(0x6A88))).isTrue();
        CardChannel bare = opened(WITHOUT_R_MAC);
        bare.unwrap(first(WITHOUT_R_MAC));
        assertThat(bare.wrap(answer(0x6310)).data().size()).isEqualTo(3);
        assertThat(bare.wrap(answer(0x6A88)).data()).isEqualTo(Bytes.EMPTY);
        assertThat(bare.macs(StatusWord.SUCCESS)).isFalse();
    }

    private static ResponseApdu answer(int status) {
        return new ResponseApdu(Bytes.of(1, 2, 3), new StatusWord(status));
    }

    @Test
    void wipesItsKeysWhenClosed() {
        CardChannel channel = LEVEL_13.start();
        byte[] block = new byte[8];

        channel.close();

        assertThat(channel.dek().decrypt(block))
                .isEqualTo(DesKey.of(new byte[16]).decrypt(block, block));
    }

    @Test
    void knowsFourOptionsAndChallengesOfOneLength() {
        for (int value = 0; value <= 0xFF; value++) {
            if (value != 0x15 && value != 0x45 && value != 0x55 && value != 0x75) {
                int other = value;
                assertThatIllegalArgumentException().isThrownBy(() -> new Scp02Option(other));
            }
        }
        var option = new Scp02Option(0x55);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> option.start(
                        LEVEL_13.keys(), Bytes.ofHex("00".repeat(8)), Bytes.of(0, 0, 0), Bytes.ofHex("00".repeat(6))));
    }

    private static CommandApdu first(Transcript transcript) {
        return transcript.exchanges().get(0).wrapped();
    }

    private static void assertCloses(Transcript transcript, CommandApdu command) throws SecureChannelException {
        CardChannel channel = opened(transcript);

        assertRefused(() -> channel.unwrap(command), 0x6982);
        assertThat(channel.isAuthenticated()).isFalse();
        assertRefused(() -> channel.unwrap(first(transcript)), 0x6982);
    }

    private static void assertRefused(ThrowingCallable step, int status) {
        assertThatExceptionOfType(SecureChannelException.class)
                .isThrownBy(step)
                .satisfies(e -> assertThat(e.statusWord().value()).isEqualTo(status));
    }

    private static CommandApdu header(CommandApdu command, int cla, int ins, int p2) {
        return new CommandApdu(cla, ins, command.p1(), p2, command.data(), command.ne());
    }

    private static CommandApdu flipped(CommandApdu command, int index) {
        byte[] data = command.data().toByteArray();
        data[index] ^= 1;
        return new CommandApdu(
                command.cla(), command.ins(), command.p1(), command.p2(), Bytes.copyOf(data), command.ne());
    }
}
