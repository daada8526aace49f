package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTests {

    static Stream<Arguments> masters() {
        return Stream.of(
                Arguments.of("AES128", Vectors.K16),
                Arguments.of("AES192", Vectors.K24),
                Arguments.of("AES256", Vectors.K32));
    }

    @ParameterizedTest
    @MethodSource("masters")
    void derivesThePublishedKdf3Keys(String aes, Bytes master) {
        try (var key = new MasterKey(KeyType.AES, master.toByteArray());
                DerivedKeys derived = key.derive(Diversification.KDF3, Vectors.KDD)) {
            List<byte[]> keys = derived.all();
            List<String> names = List.of("ENC", "MAC", "DEK");
            for (int i = 0; i < 3; i++) {
                String vector = "KDF3 %s %s ".formatted(aes, names.get(i));
                assertThat(keys.get(i)).isEqualTo(Vectors.value(vector + "key").toByteArray());
                assertThat(KeyCheckValue.of(keys.get(i))).isEqualTo(Vectors.value(vector + "KCV"));
            }
        }
    }

    @Test
    void derivesTheKeyThatAnotherVendorPublished() {
        Bytes master = Bytes.ofHex("8C72C72CF908411653018807950D82FBAD947562F0828A0B10B8B9606ABF3BCD");
        try (var key = new MasterKey(KeyType.AES, master.toByteArray());
                DerivedKeys derived = key.derive(Diversification.KDF3, Bytes.ofHex("D9B1DE5D0362DEDCE4FB"))) {
            assertThat(derived.all().get(0))
                    .isEqualTo(Vectors.value("KDF3 external AES256 ENC").toByteArray());
        }
    }

    @Test
    void givesTheMasterItselfWithoutDiversification() {
        try (var key = new MasterKey(KeyType.AES, Vectors.K16.toByteArray());
                DerivedKeys derived = key.derive(Diversification.NONE, Vectors.KDD)) {
            assertThat(derived.all()).allSatisfy(each -> assertThat(each).isEqualTo(Vectors.K16.toByteArray()));
        }
    }

    @Test
    void computesThePublishedCheckValue() {
        assertThat(KeyCheckValue.of(Vectors.K16.toByteArray())).isEqualTo(Vectors.value("K16 AES KCV"));
    }

    @Test
    void wipesMasterAndDerivedKeys() {
        var key = new MasterKey(KeyType.AES, Vectors.K16.toByteArray());
        DerivedKeys derived = key.derive(Diversification.KDF3, Vectors.KDD);
        key.close();
        derived.close();

        assertThat(key.copy()).containsOnly(0);
        assertThat(derived.all()).allSatisfy(each -> assertThat(each).containsOnly(0));
    }

    @Test
    void neverPrintsAKey() {
        var key = new MasterKey(KeyType.AES, Vectors.K16.toByteArray());

        assertThat(key).hasToString("MasterKey");
        assertThat(key.derive(Diversification.NONE, Vectors.KDD)).hasToString("DerivedKeys");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 31, 33})
    void rejectsAKeyOfAnyOtherLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKey(KeyType.AES, new byte[length]))
                .withMessage("A master key of AES has 16, 24 or 32 bytes, got " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 24, 32})
    void rejectsATripleDesKeyOfAnyOtherLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKey(KeyType.DES3, new byte[length]))
                .withMessage("A master key of DES3 has 16 bytes, got " + length);
    }
}
