package dev.cardmint.simulator.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiversificationTests {

    private static final Bytes KDD = Bytes.ofHex("00010203040506070809");
    private static final Bytes K16 = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");

    static Stream<String> vectors() {
        return Transcript.lines("/vectors/des-diversification.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void diversifiesWithTripleDesAsPublished(String vector) {
        List<String> fields = List.of(vector.split(" ", -1));
        var scheme = Diversification.valueOf(fields.get(0));
        byte[] master = Bytes.ofHex(fields.get(1)).toByteArray();
        try (MasterKey key = MasterKey.of(0x20, CardKey.Type.DES3, 128, scheme, master)) {
            StaticKeys keys = key.diversify(Bytes.ofHex(fields.get(2)));

            assertThat(Bytes.copyOf(keys.enc().value())).isEqualTo(Bytes.ofHex(fields.get(3)));
            assertThat(Bytes.copyOf(keys.mac().value())).isEqualTo(Bytes.ofHex(fields.get(5)));
            assertThat(Bytes.copyOf(keys.dek().value())).isEqualTo(Bytes.ofHex(fields.get(7)));
            assertThat(keys.checkValues())
                    .containsExactly(
                            Bytes.ofHex(fields.get(4)), Bytes.ofHex(fields.get(6)), Bytes.ofHex(fields.get(8)));
        }
    }

    @Test
    void givesEveryChipTheMasterItselfWithoutDiversification() {
        for (CardKey.Type type : CardKey.Type.values()) {
            try (MasterKey key = MasterKey.of(1, type, 128, Diversification.NONE, K16.toByteArray())) {
                Bytes checkValue = type.key(K16.toByteArray()).checkValue();

                assertThat(key.diversify(KDD).checkValues()).containsExactly(checkValue, checkValue, checkValue);
                assertThat(key.keyType()).isEqualTo(type);
            }
        }
    }

    @Test
    void readsAnExportedKeySetOfEveryKind() {
        String json = """
                {"name": "transport-des", "keyVersion": "20", "keyType": "DES3", "diversification": "VISA2",
                 "keyBits": 128, "master": "404142434445464748494A4B4C4D4E4F"}""";

        try (MasterKey key = MasterKey.parse(json)) {
            assertThat(key.keyVersion()).isEqualTo(0x20);
            assertThat(key.diversify(KDD).enc().checkValue()).isEqualTo(Bytes.ofHex("2BE598"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.parse(json.replace("DES3", "DES")));
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.parse(json.replace("VISA2", "VISA")));
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.parse(json.replace("128", "192")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "VISA2", "EMV"})
    void takesNoMasterOfAnotherLength(String scheme) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MasterKey.of(1, CardKey.Type.DES3, 128, Diversification.valueOf(scheme), new byte[24]))
                .withMessage("A master key of 24 bytes gives no keys of 128 bits by " + scheme);
    }

    @Test
    void givesTheLabsMastersTheirKinds() {
        assertThat(LabLegacyMaster.key().diversify(KDD).type()).isEqualTo(CardKey.Type.DES3);
        assertThat(LabAes256Master.key().diversify(KDD).enc().size()).isEqualTo(32);
    }
}
