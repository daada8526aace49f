package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.center.keys.EncryptedKeySet.EncryptedKey;
import dev.cardmint.center.personalization.PutKey;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.Scp02Option;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published PUT KEY commands, byte for byte, and what the recipe changes. */
class KeyWrappingTests {

    private static final InitializeUpdate.Response SCP02 = InitializeUpdate.Response.parse(
            Bytes.ofHex("00005300000105000078FF02009B5C03BAA19DA60C6045AF4EF9B02B"), new Scp02Option(0x55));
    private static final InitializeUpdate.Response SCP03 = InitializeUpdate.Response.parse(
            Bytes.ofHex("00005300000105000078FF0300").concat(Bytes.ofHex("00".repeat(16))), new Scp03Option(0));
    private static final List<String> AES128 = List.of(
            "000102030405060708090A0B0C0D0E0F", "101112131415161718191A1B1C1D1E1F", "202122232425262728292A2B2C2D2E2F");
    private static final List<String> DES3 = List.of(
            "11111111111111112222222222222222", "33333333333333334444444444444444", "55555555555555556666666666666666");
    private static final String AES192 = "000102030405060708090A0B0C0D0E0F1011121314151617";
    private static final Bytes FILLER = Bytes.ofHex("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF");

    /** Keys with a Key-DEK of K16, for the protocol that the card speaks. */
    private static DekCipher dek(InitializeUpdate.Response opened) {
        byte[] key = Vectors.K16.toByteArray();
        KeyType type = opened.equals(SCP02) ? KeyType.DES3 : KeyType.AES;
        return DekCipher.of(new DerivedKeys(type, key, key, key), opened);
    }

    private static EncryptedKey wrap(InitializeUpdate.Response opened, KeyRecipe recipe, KeyType type, String key) {
        try (DekCipher dek = dek(opened)) {
            return new KeyWrapping(dek, recipe).wrap(type, Bytes.ofHex(key).toByteArray(), FILLER);
        }
    }

    private static void assertPublished(
            String vector, InitializeUpdate.Response opened, KeyType type, List<String> keys) {
        Bytes published = Vectors.value(vector);
        var set = new EncryptedKeySet(
                new KeyVersionNumber(published.unsigned(5)),
                keys.stream()
                        .map(key -> wrap(opened, KeyRecipe.usual(type), type, key))
                        .toList());

        assertThat(new PutKey(new KeyVersionNumber(published.unsigned(2)), set)
                        .toCommand()
                        .encode()
                        .toHex())
                .isEqualTo(published.toHex());
    }

    @Test
    void putsTripleDesKeysOverScp02AsPublished() {
        assertPublished("PUT KEY 3DES over SCP02", SCP02, KeyType.DES3, DES3);
    }

    @Test
    void putsAesKeysOverScp02AsPublished() {
        assertPublished("PUT KEY AES128 over SCP02", SCP02, KeyType.AES, AES128);
    }

    @Test
    void putsAesKeysOverScp03AsPublished() {
        assertPublished("PUT KEY AES128 over SCP03", SCP03, KeyType.AES, AES128);
    }

    @Test
    void putsAnAes192KeyOverScp03AsPublished() {
        assertPublished("PUT KEY AES192 over SCP03", SCP03, KeyType.AES, List.of(AES192));
    }

    @Test
    void putsTripleDesKeysOverScp03AsPublished() {
        assertPublished("PUT KEY 3DES over SCP03", SCP03, KeyType.DES3, DES3);
    }

    @ParameterizedTest
    @CsvSource({"MARKED, 8000000000000000", "ZERO, 0000000000000000", "RANDOM, F0F1F2F3F4F5F6F7"})
    void padsAnAes192KeyAsTheRecipeSays(KeyPadding padding, String filled) {
        EncryptedKey wrapped = wrap(SCP03, new KeyRecipe(true, padding), KeyType.AES, AES192);

        assertThat(wrapped.value().unsigned(0)).isEqualTo(24);
        try (AesCbc aes = AesCbc.decrypting(Vectors.K16.toByteArray())) {
            assertThat(Bytes.copyOf(aes.apply(wrapped.value().slice(1, 33).toByteArray()))
                            .toHex())
                    .isEqualTo(AES192 + filled);
        }
    }

    @Test
    void padsNothingWhereTheKeyIsWholeBlocks() {
        EncryptedKey wrapped = wrap(SCP02, new KeyRecipe(false, KeyPadding.RANDOM), KeyType.AES, AES192);

        assertThat(wrapped.value().size()).isEqualTo(24);
    }

    @Test
    void writesTheLengthInFrontOfTripleDesKeysToo() {
        EncryptedKey usual = wrap(SCP02, KeyRecipe.usual(KeyType.DES3), KeyType.DES3, DES3.get(0));
        EncryptedKey wrapped = wrap(SCP02, new KeyRecipe(true, KeyPadding.MARKED), KeyType.DES3, DES3.get(0));

        assertThat(wrapped.value()).isEqualTo(Bytes.of(16).concat(usual.value()));
    }

    @Test
    void refusesAPaddedKeyWithoutItsLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrap(SCP03, new KeyRecipe(false, KeyPadding.ZERO), KeyType.AES, AES192))
                .withMessage("A key of 24 bytes in blocks of 16 needs its length in front");
    }

    @Test
    void refusesAKeySetOfAnotherProtocolThanTheChannels() {
        byte[] key = Vectors.K16.toByteArray();
        var aes = new DerivedKeys(KeyType.AES, key, key, key);
        var des = new DerivedKeys(KeyType.DES3, key, key, key);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DekCipher.of(aes, SCP02))
                .withMessage("The card speaks SCP02, the key set in use holds keys of SCP03");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DekCipher.of(des, SCP03))
                .withMessage("The card speaks SCP03, the key set in use holds keys of SCP02");
    }

    @Test
    void encryptsUnderThePublishedSessionDek() {
        InitializeUpdate.Response first = InitializeUpdate.Response.parse(
                Bytes.ofHex("00005300000105000078FF0200005C03BAA19DA60C6045AF4EF9B02B"), new Scp02Option(0x55));
        byte[] key = Vectors.K16.toByteArray();
        try (var keys = new DerivedKeys(KeyType.DES3, key.clone(), key.clone(), key.clone());
                DekCipher dek = DekCipher.of(keys, first)) {
            assertThat(Bytes.copyOf(dek.encrypt(key)))
                    .isEqualTo(Vectors.value("K16 encrypted for PUT KEY, SCP02 S-DEK seq 0000"));
        }
    }

    @Test
    void rejectsDataThatIsNotWholeBlocks() {
        for (InitializeUpdate.Response opened : List.of(SCP02, SCP03)) {
            try (DekCipher dek = dek(opened)) {
                byte[] data = new byte[dek.block() + 1];
                assertThatIllegalArgumentException().isThrownBy(() -> dek.encrypt(data));
                assertThat(dek.encrypt(Arrays.copyOf(data, 2 * dek.block()))).hasSize(2 * dek.block());
            }
        }
    }
}
