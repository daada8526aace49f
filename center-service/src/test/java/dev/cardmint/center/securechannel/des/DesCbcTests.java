package dev.cardmint.center.securechannel.des;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.center.securechannel.aes.SecretField;
import dev.cardmint.model.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.macs.ISO9797Alg3Mac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.ISO7816d4Padding;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesCbcTests {

    private final Random random = new Random(2);
    private final byte[] key = random(16);

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void agreesWithAnotherImplementation() {
        var other = CBCBlockCipher.newInstance(new DESedeEngine());
        for (int blocks = 1; blocks < 40; blocks++) {
            byte[] plain = random(8 * blocks);
            other.init(true, new ParametersWithIV(new KeyParameter(key), new byte[8]));
            byte[] expected = new byte[plain.length];
            for (int at = 0; at < plain.length; at += 8) {
                other.processBlock(plain, at, expected, at);
            }
            try (DesCbc encrypting = DesCbc.encrypting(key);
                    DesCbc decrypting = DesCbc.decrypting(key)) {
                assertThat(encrypting.apply(plain)).isEqualTo(expected);
                assertThat(decrypting.apply(expected)).isEqualTo(plain);
            }
        }
    }

    /** The other library has no initial value but zero: the first block takes ours in. */
    @Test
    void computesTheRetailMacOfAnotherImplementation() {
        try (var mac = new RetailMac(key)) {
            for (int length = 0; length < 300; length++) {
                byte[] message = random(length);
                byte[] initialValue = random(8);

                assertThat(mac.mac(new byte[8], message))
                        .as("length %d", length)
                        .isEqualTo(other(message));
                assertThat(mac.mac(initialValue, message))
                        .as("length %d", length)
                        .isEqualTo(startedFrom(initialValue, message));
            }
        }
    }

    private byte[] other(byte[] message) {
        var mac = new ISO9797Alg3Mac(new DESEngine(), 64, new ISO7816d4Padding());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] tag = new byte[8];
        mac.doFinal(tag, 0);
        return tag;
    }

    private byte[] startedFrom(byte[] initialValue, byte[] message) {
        byte[] padded = Arrays.copyOf(message, RetailMac.paddedLength(message.length));
        padded[message.length] = (byte) 0x80;
        for (int i = 0; i < 8; i++) {
            padded[i] ^= initialValue[i];
        }
        var mac = new ISO9797Alg3Mac(new DESEngine(), 64);
        mac.init(new KeyParameter(key));
        mac.update(padded, 0, padded.length);
        byte[] tag = new byte[8];
        mac.doFinal(tag, 0);
        return tag;
    }

    @ParameterizedTest
    @CsvSource({"0,8", "1,8", "7,8", "8,16", "15,16", "16,24"})
    void alwaysHasRoomForThePadding(int length, int padded) {
        assertThat(RetailMac.paddedLength(length)).isEqualTo(padded);
    }

    @Test
    void encryptsAnInitialValueWithTheFirstHalfOfItsKey() {
        byte[] block = random(8);
        byte[] expected = new byte[8];
        var des = new DESEngine();
        des.init(true, new KeyParameter(key, 0, 8));
        des.processBlock(block, 0, expected, 0);
        try (var mac = new RetailMac(key)) {
            mac.encryptInitialValue(block);
        }

        assertThat(block).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 15, 17, 24})
    void rejectsAKeyOfAnyOtherLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesCbc.encrypting(new byte[length]))
                .withMessage("A 3DES key has 16 bytes, got " + length);
        assertThatIllegalArgumentException().isThrownBy(() -> new RetailMac(new byte[length]));
    }

    @Test
    void rejectsDataThatIsNotWholeBlocks() {
        try (DesCbc des = DesCbc.encrypting(key)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> des.apply(new byte[9]))
                    .withMessage("9 bytes are not whole blocks");
        }
    }

    @Test
    void refusesToWorkAfterItIsClosed() {
        DesCbc des = DesCbc.decrypting(key);
        des.close();
        var mac = new RetailMac(key);
        mac.close();

        assertThatIllegalStateException().isThrownBy(() -> des.apply(new byte[8]));
        assertThatIllegalStateException()
                .isThrownBy(() -> mac.mac(new byte[8], new byte[1]))
                .withMessage("This cipher is closed");
        assertThatIllegalStateException().isThrownBy(() -> mac.encryptInitialValue(new byte[8]));
    }

    @Test
    void replacesItsKeyScheduleWhenItIsClosed() throws ReflectiveOperationException, GeneralSecurityException {
        DesCbc des = DesCbc.encrypting(key);
        des.close();

        var cipher = (Cipher) SecretField.any(des, "cipher");
        try (DesCbc zeroKey = DesCbc.encrypting(new byte[16])) {
            assertThat(cipher.doFinal(new byte[8])).isEqualTo(zeroKey.apply(new byte[8]));
        }
    }

    @Test
    void wipesWhatItComputedOnTheWay() throws ReflectiveOperationException {
        var mac = new RetailMac(key);
        mac.mac(new byte[8], new byte[40]);
        mac.close();

        assertThat(SecretField.of(mac, "scratch")).isNotEmpty().containsOnly(0);
    }

    @Test
    void leavesTheCallersMessageAlone() {
        byte[] message = new byte[20];
        try (var mac = new RetailMac(key)) {
            mac.mac(Bytes.ofHex("0102030405060708").toByteArray(), message);
        }

        assertThat(message).containsOnly(0);
    }

    @Test
    void neverPrintsAKey() {
        assertThat(DesCbc.encrypting(key)).hasToString("DesCbc");
        assertThat(new RetailMac(key)).hasToString("RetailMac");
    }
}
