package dev.cardmint.simulator.birth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.birth.AuthenticationRule.Counted;
import dev.cardmint.simulator.birth.AuthenticationRule.Reaction;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.Scp03Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardBirthTests {

    private static final Bytes KDD = Bytes.ofHex("00112233445566778899");
    private static final Bytes CPLC = Bytes.copyOf(new byte[42]);

    private static final CardBirth UNUSUAL = new CardBirth(
            KDD,
            CPLC,
            new ChannelTraits(
                    new Scp03Option(0x31),
                    new Scp02Option(0x75),
                    new AuthenticationRule(Counted.FAILED, 7, Reaction.SLOWS_DOWN),
                    false,
                    true),
            new Transmission(Protocol.T0, 2, false, Bytes.of(1, 2, 3)),
            new ContentTraits(1_000, true, Aid.parse("A000000003000000")));

    @Test
    void comesBackAsItWasWritten() throws IOException {
        byte[] written = written();

        assertThat(read(written)).isEqualTo(UNUSUAL);
        for (int size = 0; size < written.length; size++) {
            byte[] cut = Arrays.copyOf(written, size);
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(cut));
        }
    }

    private static byte[] written() throws IOException {
        var out = new ByteArrayOutputStream();
        UNUSUAL.writeTo(new DataOutputStream(out));
        return out.toByteArray();
    }

    private static CardBirth read(byte[] written) throws IOException {
        return CardBirth.readFrom(new DataInputStream(new ByteArrayInputStream(written)));
    }

    @ParameterizedTest
    @CsvSource({"T1,3B8801434152444D494E5483", "T0,3B08434152444D494E54"})
    void answersToResetAsItsProtocolDemands(Protocol protocol, String atr) {
        assertThat(Transmission.USUAL.with(protocol).atr().toHex()).isEqualTo(atr);
    }

    @ParameterizedTest
    @CsvSource({
        "UNFINISHED,2,1,5,false",
        "UNFINISHED,2,2,0,true",
        "FAILED,2,9,1,false",
        "FAILED,2,2,2,true",
        "FAILED,0,9,9,false"
    })
    void countsTriesAsItWasMadeTo(Counted counted, int limit, int unfinished, int failed, boolean reached) {
        var rule = new AuthenticationRule(counted, limit, Reaction.REFUSES);

        assertThat(rule.isReached(unfinished, failed)).isEqualTo(reached);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void hasOneToFourChannels(int channels) {
        assertThatIllegalArgumentException().isThrownBy(() -> Transmission.USUAL.logicalChannels(channels));
    }

    @Test
    void refusesWhatNoCardIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> ContentTraits.USUAL.memory(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> AuthenticationRule.UNLIMITED.limit(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CardBirth(KDD, KDD, ChannelTraits.USUAL, Transmission.USUAL, ContentTraits.USUAL));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CardBirth(CPLC, CPLC, ChannelTraits.USUAL, Transmission.USUAL, ContentTraits.USUAL));
    }
}
