package dev.cardmint.center.securechannel.aes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.model.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesCbcTests {

    private static final byte[] KEY =
            Bytes.ofHex("2B7E151628AED2A6ABF7158809CF4F3C").toByteArray();

    /** Source: NIST SP 800-38A, F.1.1 (one block from zero is ECB). */
    @Test
    void encryptsThePublishedBlock() {
        try (AesCbc aes = AesCbc.encrypting(KEY)) {
            assertThat(aes.apply(Bytes.ofHex("6BC1BEE22E409F96E93D7E117393172A").toByteArray()))
                    .isEqualTo(Bytes.ofHex("3AD77BB40D7A3660A89ECAF32466EF97").toByteArray());
        }
    }

    /** Source: NIST SP 800-38A, F.2.1: its initial value is 000102…0F, given here as the block in front. */
    @Test
    void takesAnotherInitialValueFromTheBlockInFront() {
        try (AesCbc encrypting = AesCbc.encrypting(KEY);
                AesCbc decrypting = AesCbc.decrypting(KEY)) {
            byte[] front = decrypting.apply(
                    Bytes.ofHex("000102030405060708090A0B0C0D0E0F").toByteArray());
            byte[] both = encrypting.apply(Bytes.copyOf(front)
                    .concat(Bytes.ofHex("6BC1BEE22E409F96E93D7E117393172A"))
                    .toByteArray());

            assertThat(Bytes.copyOfRange(both, 16, 32).toHex()).isEqualTo("7649ABAC8119B246CEE98E9B12E9197D");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void decryptsWhatItEncrypted(int keyLength) {
        var random = new Random(keyLength);
        byte[] key = new byte[keyLength];
        random.nextBytes(key);
        try (AesCbc encrypting = AesCbc.encrypting(key);
                AesCbc decrypting = AesCbc.decrypting(key)) {
            for (int blocks = 0; blocks < 20; blocks++) {
                byte[] plain = new byte[16 * blocks];
                random.nextBytes(plain);
                assertThat(decrypting.apply(encrypting.apply(plain))).isEqualTo(plain);
            }
        }
    }

    @Test
    void rejectsDataThatIsNotWholeBlocks() {
        try (AesCbc aes = AesCbc.encrypting(KEY)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> aes.apply(new byte[17]))
                    .withMessage("17 bytes are not whole blocks");
        }
    }

    @Test
    void refusesToWorkAfterItIsClosed() {
        AesCbc aes = AesCbc.decrypting(KEY);
        aes.close();

        assertThatIllegalStateException().isThrownBy(() -> aes.apply(new byte[16]));
    }

    @Test
    void replacesItsKeyScheduleWhenItIsClosed() throws ReflectiveOperationException, GeneralSecurityException {
        AesCbc aes = AesCbc.encrypting(KEY);
        aes.close();

        var cipher = (Cipher) SecretField.any(aes, "cipher");
        try (AesCbc zeroKey = AesCbc.encrypting(new byte[16])) {
            assertThat(cipher.doFinal(new byte[16])).isEqualTo(zeroKey.apply(new byte[16]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 15, 17, 31, 33})
    void rejectsAKeyOfAnyOtherLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesCbc.encrypting(new byte[length]))
                .withMessage("An AES key has 16, 24 or 32 bytes, got " + length);
    }
}
