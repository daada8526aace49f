package dev.cardmint.center.securechannel.aes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.model.bytes.Bytes;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AesCmacTests {

    private static final String KEY_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String MESSAGE = "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
            + "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710";

    /** Source: RFC 4493, section 4 (the same as NIST SP 800-38B, D.1). */
    @ParameterizedTest
    @CsvSource({
        "0, BB1D6929E95937287FA37D129B756746",
        "16, 070A16B46B4D4144F79BDD9DD04A287C",
        "40, DFA66747DE9AE63030CA32611497C827",
        "64, 51F0BEBF7E3B9D92FC49741779363CFE"
    })
    void computesThePublishedTags(int length, String tag) {
        try (var cmac = new AesCmac(Bytes.ofHex(KEY_128).toByteArray())) {
            byte[] message = Bytes.ofHex(MESSAGE).slice(0, length).toByteArray();

            assertThat(Bytes.copyOf(cmac.mac(message)).toHex()).isEqualTo(tag);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void agreesWithAnotherImplementationOnRandomMessages(int keyLength) {
        var random = new Random(keyLength);
        for (int length = 0; length < 300; length++) {
            byte[] key = new byte[keyLength];
            random.nextBytes(key);
            byte[] message = new byte[length];
            random.nextBytes(message);
            try (var cmac = new AesCmac(key)) {
                assertThat(cmac.mac(message)).as("length %d", length).isEqualTo(other(key, message));
            }
        }
    }

    private static byte[] other(byte[] key, byte[] message) {
        var cmac = new CMac(AESEngine.newInstance());
        cmac.init(new KeyParameter(key));
        cmac.update(message, 0, message.length);
        byte[] tag = new byte[16];
        cmac.doFinal(tag, 0);
        return tag;
    }

    @Test
    void givesTheSameTagAgainWhateverWasComputedBetween() {
        try (var cmac = new AesCmac(Bytes.ofHex(KEY_128).toByteArray())) {
            byte[] first = cmac.mac(new byte[20]);
            cmac.mac(new byte[100]);

            assertThat(cmac.mac(new byte[20])).isEqualTo(first);
        }
    }

    @Test
    void ignoresWhatLiesBehindTheMessageInItsBuffer() {
        try (var cmac = new AesCmac(Bytes.ofHex(KEY_128).toByteArray())) {
            byte[] buffer = new byte[64];
            Arrays.fill(buffer, 20, 64, (byte) 0x5A);
            byte[] tag = new byte[16];
            cmac.macInPlace(buffer, 20, tag);

            assertThat(tag).isEqualTo(cmac.mac(new byte[20]));
            assertThat(Arrays.copyOfRange(buffer, 32, 64)).containsOnly(0x5A);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,16", "1,16", "15,16", "16,16", "17,32", "32,32", "33,48"})
    void needsWholeBlocks(int length, int padded) {
        assertThat(AesCmac.paddedLength(length)).isEqualTo(padded);
    }

    @Test
    void leavesTheCallersMessageAlone() {
        byte[] message = new byte[20];
        try (var cmac = new AesCmac(Bytes.ofHex(KEY_128).toByteArray())) {
            cmac.mac(message);
        }

        assertThat(message).containsOnly(0);
    }

    @Test
    void refusesToWorkAfterItIsClosed() {
        var cmac = new AesCmac(Bytes.ofHex(KEY_128).toByteArray());
        cmac.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> cmac.mac(new byte[1]))
                .withMessage("This cipher is closed");
    }

    @Test
    void wipesSubkeysAndBuffer() throws ReflectiveOperationException {
        var cmac = new AesCmac(Bytes.ofHex(KEY_128).toByteArray());
        cmac.mac(new byte[40]);
        cmac.close();

        for (String field : new String[] {"whole", "padded", "scratch"}) {
            assertThat(SecretField.of(cmac, field)).as(field).isNotEmpty().containsOnly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 15, 17, 31, 33})
    void rejectsAKeyOfAnyOtherLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AesCmac(new byte[length]))
                .withMessageStartingWith("An AES key has 16, 24 or 32 bytes");
    }

    @Test
    void neverPrintsAKey() {
        assertThat(new AesCmac(new byte[16])).hasToString("AesCmac");
        assertThat(AesCbc.encrypting(new byte[16])).hasToString("AesCbc");
    }
}
