package dev.cardmint.center.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.keys.EncryptedKeySet.EncryptedKey;
import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.model.bytes.Bytes;
import org.junit.jupiter.api.Test;

class KeyWrappingTests {

    private static final int HEADER_AND_VERSION = 6;

    @Test
    void encryptsTheFirstAes128KeyAsPublished() {
        Bytes putKey = Vectors.value("PUT KEY AES128");
        int block = HEADER_AND_VERSION + 3;

        EncryptedKey wrapped = wrap(Bytes.ofHex("000102030405060708090A0B0C0D0E0F"));

        assertThat(wrapped.block()).isEqualTo(putKey.slice(block, block + 16));
        assertThat(wrapped.checkValue()).isEqualTo(putKey.slice(block + 17, block + 20));
        assertThat(wrapped.keyBytes()).isEqualTo(16);
    }

    @Test
    void encryptsAnAes192KeyPaddedAsPublished() {
        Bytes putKey = Vectors.value("PUT KEY AES192");
        int block = HEADER_AND_VERSION + 3;

        EncryptedKey wrapped = wrap(Bytes.ofHex("000102030405060708090A0B0C0D0E0F1011121314151617"));

        assertThat(wrapped.block()).isEqualTo(putKey.slice(block, block + 32));
        assertThat(wrapped.checkValue()).isEqualTo(putKey.slice(block + 33, block + 36));
        assertThat(wrapped.keyBytes()).isEqualTo(24);
    }

    private static EncryptedKey wrap(Bytes key) {
        try (AesCbc dek = AesCbc.encrypting(Vectors.K16.toByteArray())) {
            return KeyWrapping.wrap(key.toByteArray(), dek);
        }
    }
}
