package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiversificationTests {

    private static final String KDF3 = "AES-CMAC(i 00 00 00 k 00 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9)";

    @ParameterizedTest
    @ValueSource(strings = {"VISA2", "EMV"})
    void derivesThePublishedTripleDesKeys(String name) {
        try (var master = new MasterKey(KeyType.DES3, Vectors.K16.toByteArray());
                DerivedKeys derived = master.derive(Diversification.parse(name), Vectors.KDD)) {
            List<String> keys = List.of("ENC", "MAC", "DEK");
            for (int i = 0; i < 3; i++) {
                String vector = "%s %s ".formatted(name, keys.get(i));
                byte[] key = derived.all().get(i);
                assertThat(Bytes.copyOf(key)).isEqualTo(Vectors.value(vector + "key"));
                assertThat(KeyCheckValue.of(KeyType.DES3, key)).isEqualTo(Vectors.value(vector + "KCV"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCP02 S-ENC", "SCP02 S-MAC", "SCP02 S-DEK", "SCP02 S-RMAC"})
    void computesThePublishedCheckValuesOfTripleDesKeys(String name) {
        assertThat(KeyCheckValue.of(KeyType.DES3, Vectors.value(name + " =").toByteArray()))
                .isEqualTo(Vectors.value(name + " KCV"));
        assertThat(KeyCheckValue.of(KeyType.DES3, Vectors.K16.toByteArray())).isEqualTo(Vectors.value("K16 3DES KCV"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCP03 S-ENC", "SCP03 S-MAC", "SCP03 S-RMAC"})
    void computesThePublishedCheckValuesOfAesKeys(String name) {
        assertThat(KeyCheckValue.of(
                        KeyType.AES, Vectors.value(name + " ctx=KDD =").toByteArray()))
                .isEqualTo(Vectors.value(name + " KCV"));
    }

    /** What the older protocol SCP01 does with a key: this center does not speak it, its sums are the same. */
    @Test
    void computesThePublishedValuesOfScp01() {
        try (DesCbc des = DesCbc.encrypting(Vectors.K16.toByteArray())) {
            Bytes half = Bytes.copyOf(des.apply(new byte[8]));
            assertThat(half.concat(half)).isEqualTo(Vectors.value("SCP01 session key, all-zero context"));
            assertThat(KeyCheckValue.of(KeyType.DES3, half.concat(half).toByteArray()))
                    .isEqualTo(Vectors.value("SCP01 session KCV"));
            assertThat(Bytes.copyOf(des.apply(Vectors.K16.slice(0, 8).toByteArray()))
                            .concat(Bytes.copyOf(
                                    des.apply(Vectors.K16.slice(8, 16).toByteArray()))))
                    .isEqualTo(Vectors.value("K16 encrypted for PUT KEY, SCP01 (K16)"));
        }
    }

    @Test
    void derivesByATemplateWhatTheNamedWayDoes() {
        assertAlike("VISA2", "3DES-ECB(d0 d1 d4 d5 d6 d7 F0 k d0 d1 d4 d5 d6 d7 0F k)", KeyType.DES3, Vectors.K16);
        assertAlike("EMV", "3DES-ECB(d4 d5 d6 d7 d8 d9 F0 k d4 d5 d6 d7 d8 d9 0F k)", KeyType.DES3, Vectors.K16);
        for (Bytes master : List.of(Vectors.K16, Vectors.K24, Vectors.K32)) {
            assertAlike("KDF3", KDF3, KeyType.AES, master);
        }
    }

    private static void assertAlike(String name, String template, KeyType type, Bytes master) {
        Diversification named = Diversification.parse(name);
        Diversification written = Diversification.parse(template);
        try (var key = new MasterKey(type, master.toByteArray());
                DerivedKeys one = key.derive(named, Vectors.KDD);
                DerivedKeys other = key.derive(written, Vectors.KDD)) {
            assertThat(other.all().get(2)).isEqualTo(one.all().get(2));
        }
        assertThat(written.isLike(named)).isTrue();
        assertThat(written).isNotEqualTo(named).hasToString(template);
    }

    /** Whatever else a card answers can be changed without changing its keys. */
    @ParameterizedTest
    @CsvSource({
        "NONE, 00000000000000000000, false",
        "VISA2, A0A10000A4A5A6A70000, false",
        "EMV, 00000000A4A5A6A7A8A9, false",
        "KDF3, A0A1A2A3A4A5A6A7A8A9, true",
        "AES-CMAC(d9 k d1 d1), 00A100000000000000A9, false",
        "AES-CMAC(d9 d8 d7 d6 d5 d4 d3 d2 d1 d0 k), A0A1A2A3A4A5A6A7A8A9, true"
    })
    void knowsAChipByWhatItsKeysDependOn(String text, String identifying, boolean byEveryByte) {
        Diversification way = Diversification.parse(text);

        assertThat(way.identifying(Bytes.ofHex("A0A1A2A3A4A5A6A7A8A9"))).isEqualTo(Bytes.ofHex(identifying));
        assertThat(way.tellsApartByEveryByte()).isEqualTo(byEveryByte);
    }

    @ParameterizedTest
    @CsvSource({
        "KDF3, VISA2, true",
        "VISA2, KDF3, false",
        "VISA2, EMV, false",
        "EMV, EMV, true",
        "EMV, NONE, true",
        "NONE, EMV, false"
    })
    void tellsApartAllThatAnotherWayDoesIfItTakesAsMuch(String way, String other, boolean tells) {
        assertThat(Diversification.parse(way).tellsApartLike(Diversification.parse(other)))
                .isEqualTo(tells);
    }

    @Test
    void derivesByATemplateOfAesBlocks() {
        Diversification way = Diversification.parse(
                "AES-ECB(d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 FF k 00 00 00 01 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 FF k 00 00 00 02)");
        try (var key = new MasterKey(KeyType.AES, Vectors.K24.toByteArray());
                DerivedKeys derived = key.derive(way, Vectors.KDD)) {
            Bytes first = aes(Vectors.K24, Vectors.KDD.concat(Bytes.ofHex("FF0200000001")));
            Bytes second = aes(Vectors.K24, Vectors.KDD.concat(Bytes.ofHex("FF0200000002")));
            assertThat(Bytes.copyOf(derived.all().get(1)))
                    .isEqualTo(first.concat(second).slice(0, 24));
        }
    }

    private static Bytes aes(Bytes key, Bytes block) {
        var aes = AESEngine.newInstance();
        aes.init(true, new KeyParameter(key.toByteArray()));
        byte[] encrypted = new byte[16];
        aes.processBlock(block.toByteArray(), 0, encrypted, 0);
        return Bytes.copyOf(encrypted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VISA",
                "kdf3",
                "TEMPLATE",
                "AES-CMAC",
                "AES-CMAC()",
                "DES-ECB(k d0)",
                "AES-CMAC(k d0",
                "AES-CMAC(k d0) ",
                "AES-CMAC(k  d0)",
                "AES-CMAC(k d0 0)",
                "AES-CMAC(k d0 aa)",
                "AES-CMAC(k d10)",
                "AES-CMAC(k da)",
                "AES-CMAC(k d0 j)",
                "AES-CMAC(k d0 (01))"
            })
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Diversification.parse(text));
    }

    @Test
    void refusesAPatternThatMakesKeysAlike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diversification.parse("AES-CMAC(d0 d1)"))
                .withMessage("A card's three keys would be the same: the pattern has no k");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diversification.parse("AES-CMAC(k 00)"))
                .withMessage("All cards would have the same keys: the pattern has no d0 to d9");
    }

    @Test
    void refusesAPatternThatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Diversification.parse("AES-CMAC(k d0" + " 00".repeat(63) + ")"))
                .withMessage("A key's pattern has at most 64 bytes");
        assertThat(Diversification.parse("AES-CMAC(k d0" + " 00".repeat(62) + ")"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, AES, 256, true",
        "NONE, DES3, 128, true",
        "NONE, DES3, 192, false",
        "NONE, AES, 64, false",
        "KDF3, AES, 192, true",
        "KDF3, DES3, 128, false",
        "VISA2, DES3, 128, true",
        "VISA2, AES, 128, false",
        "EMV, DES3, 128, true",
        "AES-CMAC(k d0), AES, 128, true",
        "AES-CMAC(k d0), AES, 256, false",
        "AES-CMAC(k d0 i), AES, 256, true",
        "3DES-ECB(k d0), DES3, 128, false",
        "3DES-ECB(k d0 d0 d0 d0 d0 d0 d0 k d0 d0 d0 d0 d0 d0 i), DES3, 128, false",
        "AES-ECB(k d0 d0 d0 d0 d0 d0 d0 k d0 d0 d0 d0 d0 d0 00), AES, 128, true",
        "AES-ECB(k d0 d0 d0 d0 d0 d0 d0 k d0 d0 d0 d0 d0 d0 00), AES, 192, false",
        "AES-ECB(k d0 d0 d0 d0 d0 d0 d0 k d0 d0 d0 d0 d0 d0 i), AES, 128, false"
    })
    void makesKeysOfOneKindAndLength(String text, KeyType type, int bits, boolean fits) {
        assertThat(Diversification.parse(text).fits(type, bits)).isEqualTo(fits);
    }

    @Test
    void refusesToDeriveKeysOfAnotherKind() {
        try (var master = new MasterKey(KeyType.AES, Vectors.K16.toByteArray())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> master.derive(Diversification.VISA2, Vectors.KDD))
                    .withMessage("Diversification VISA2 makes no keys of AES with 128 bits");
        }
    }
}
