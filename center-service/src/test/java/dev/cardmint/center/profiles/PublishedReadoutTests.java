package dev.cardmint.center.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.tlv.Tlv;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What published cards answer to readouts, as in vectors/commands.txt. */
class PublishedReadoutTests {

    private static final int RECOGNITION = 0x73;
    private static final int SECURE_CHANNEL = 0x64;
    private static final int OBJECT_IDENTIFIER = 0x06;

    @ParameterizedTest
    @CsvSource({
        "664D734B06072A864886FC6B01600B06092A864886FC6B020203630906072A864886FC6B03640B06092A864886FC6B040370"
                + "650D060B2A864886FC6B0507020000660C060A2B060104012A026E0103, 2A864886FC6B040370",
        "664D734B06072A864886FC6B01600B06092A864886FC6B020203630906072A864886FC6B03640B06092A864886FC6B040255"
                + "650D060B2A864886FC6B0507020000660C060A2B060104012A026E0103, 2A864886FC6B040255",
        "663F733D06072A864886FC6B01600C060A2A864886FC6B02020301630906072A864886FC6B03640B06092A864886FC6B0403"
                + "60640C060A2A864886FC6B04119B06, 2A864886FC6B040360"
    })
    void findsTheFirstSecureChannelInRecognitionData(String answer, String identifier) {
        Tlv data = Tlv.parse(Bytes.ofHex(answer));

        Tlv recognition = Objects.requireNonNull(data.part(RECOGNITION));
        Tlv channel = Objects.requireNonNull(recognition.part(SECURE_CHANNEL));
        assertThat(Objects.requireNonNull(channel.part(OBJECT_IDENTIFIER)).value())
                .isEqualTo(Bytes.ofHex(identifier));
        assertThat(data.encode()).isEqualTo(Bytes.ofHex(answer));
    }

    @Test
    void findsTheSecondSecureChannelWithAnOptionOfTwoBytes() {
        Tlv data = Tlv.parse(
                Bytes.ofHex("663F733D06072A864886FC6B01600C060A2A864886FC6B02020301630906072A864886FC6B03640B06092A8648"
                        + "86FC6B040360640C060A2A864886FC6B04119B06"));

        assertThat(Objects.requireNonNull(data.part(RECOGNITION)).parts().stream()
                        .filter(part -> part.tag() == SECURE_CHANNEL)
                        .map(part -> part.value().toHex()))
                .containsExactly("06092A864886FC6B040360", "060A2A864886FC6B04119B06");
    }

    @Test
    void readsCapabilitiesAndFreeMemory() {
        Tlv capabilities =
                Tlv.parse(Bytes.ofHex("6724A0098001028104153555758103E5BEC082031E030083010284010285017B86010C87017B"));
        Tlv scp02 = Objects.requireNonNull(capabilities.part(0xA0));
        Tlv resources = Tlv.parse(Bytes.ofHex("FF211081020002820400016DB483040000086A"));

        assertThat(Objects.requireNonNull(scp02.part(0x80)).value()).isEqualTo(Bytes.of(2));
        assertThat(Objects.requireNonNull(scp02.part(0x81)).value()).isEqualTo(Bytes.ofHex("15355575"));
        assertThat(resources.tag()).isEqualTo(0xFF21);
        assertThat(resources.parts().stream().map(part -> part.value().toHex()))
                .containsExactly("0002", "00016DB4", "0000086A");
    }

    @Test
    void findsEveryKeyVersionListedAnRsaKeyInTheExtendedFormIncluded() {
        Bytes answer = Bytes.ofHex("E021C00401018010C00402018010C00403018010C00D0173FFA10080A0000301840100" + "9000");

        KeyInformation listed = KeyInformation.of(List.of(new ReadoutAnswer("keyInformation", answer)));

        assertThat(listed.versions()).containsExactlyInAnyOrder(0x01, 0x73);
        assertThat(listed.lists(new KeyVersionNumber(0x01))).isTrue();
        assertThat(listed.lists(new KeyVersionNumber(0x30))).isFalse();
    }
}
