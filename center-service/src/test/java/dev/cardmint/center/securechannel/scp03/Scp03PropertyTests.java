package dev.cardmint.center.securechannel.scp03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.Transcript;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Scp03PropertyTests {

    private static final CommandApdu GET_STATUS = new CommandApdu(0x80, 0xF2, 0x40, 0x02, Bytes.ofHex("4F00"), 256);

    private SecureChannel channel;
    private PaddedCard card;

    @BeforeEach
    void open() throws ReflectiveOperationException {
        channel = Transcript.named("SCP03_AES256_i70_level33").open();
        card = new PaddedCard(Transcripts.state(channel).keys());
    }

    /** Long enough for the counter to need its second byte, and the response data to have every padding. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyScriptArrivesAndAnyAnswerComesBack(long seed) {
        var random = new Random(seed);
        List<CommandApdu> plain = randomCommands(random, 300);
        WrappedScript script = channel.authenticateAndWrap(plain);
        card.receive(script.commands().get(0));

        for (int i = 0; i < plain.size(); i++) {
            assertThat(card.receive(script.commands().get(i + 1)))
                    .as("command %d", i)
                    .isEqualTo(plain.get(i).data());
            Bytes data = randomBytes(random, random.nextInt(240));
            assertThat(script.unwrap(i + 1, card.answer(data)))
                    .as("answer %d", i)
                    .isEqualTo(new UnwrappedResponse(data, StatusWord.SUCCESS, true));
        }
    }

    private static List<CommandApdu> randomCommands(Random random, int count) {
        var commands = new ArrayList<CommandApdu>();
        for (int i = 0; i < count; i++) {
            commands.add(new CommandApdu(
                    0x80,
                    random.nextInt(256),
                    random.nextInt(256),
                    random.nextInt(256),
                    randomBytes(random, random.nextInt(240)),
                    random.nextInt(257)));
        }
        return commands;
    }

    private static Bytes randomBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    @ParameterizedTest
    @CsvSource({"80, ''", "0080, 00", "8080, 80", "FF8000, FF"})
    void takesExactlyThePaddingOff(String start, String data) {
        assertThat(answered(card -> card.answerPadded(zeroFilled(start, 16))).data())
                .isEqualTo(Bytes.ofHex(data));
    }

    @Test
    void takesPaddingOffThatIsLongerThanABlock() {
        assertThat(answered(card -> card.answerPadded(zeroFilled("AABB80", 32))).data())
                .isEqualTo(Bytes.ofHex("AABB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "81", "8001", "00000000000000000000000000000001"})
    void rejectsResponseDataWithoutPadding(String start) {
        assertRejected(card -> card.answerPadded(zeroFilled(start, 16)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 17, 31})
    void rejectsEncryptedResponseDataThatIsNotWholeBlocks(int length) {
        assertRejected(card -> card.answerRaw(zeroFilled("", length)));
    }

    private static Bytes zeroFilled(String start, int length) {
        Bytes bytes = Bytes.ofHex(start);
        return bytes.concat(Bytes.copyOf(new byte[length - bytes.size()]));
    }

    private UnwrappedResponse answered(Answer answer) {
        WrappedScript script = channel.authenticateAndWrap(List.of(GET_STATUS));
        script.commands().forEach(card::receive);
        return script.unwrap(1, answer.by(card));
    }

    private void assertRejected(Answer answer) {
        assertThatExceptionOfType(ChannelIntegrityException.class).isThrownBy(() -> answered(answer));
        assertThat(channel.isClosed()).isTrue();
    }

    /** What the card says. */
    private interface Answer {

        ResponseApdu by(PaddedCard card);
    }
}
