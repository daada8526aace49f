package dev.cardmint.simulator.securechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class DesKeyTests {

    private static final Bytes K16 = Bytes.ofHex("404142434445464748494A4B4C4D4E4F");

    @Test
    void computesTheCheckValueOfATripleDesKey() {
        // GlobalPlatformPro TestPlaintextKeys.java: K16
        assertThat(DesKey.of(K16.toByteArray()).checkValue()).isEqualTo(Bytes.ofHex("8BAF47"));
    }

    @Test
    void macsAsIsoSays() throws GeneralSecurityException {
        Mac expected = Mac.getInstance("ISO9797ALG3MAC", new BouncyCastleProvider());
        expected.init(new SecretKeySpec(K16.toByteArray(), "DESede"));
        for (int blocks = 1; blocks < 5; blocks++) {
            byte[] data = new byte[8 * blocks];
            data[0] = 0x11;
            data[data.length - 1] = 0x22;

            assertThat(DesKey.of(K16.toByteArray()).retailMac(new byte[8], data))
                    .isEqualTo(expected.doFinal(data));
        }
    }

    @Test
    void takesKeysOfTwoPartsOnly() {
        for (int size : new int[] {0, 8, 15, 24}) {
            assertThatIllegalArgumentException().isThrownBy(() -> DesKey.of(new byte[size]));
        }
    }

    @Test
    void wipesTheKeyWhenClosedAndNeverTellsIt() {
        DesKey key = DesKey.of(K16.toByteArray());

        key.close();

        assertThat(key.checkValue()).isEqualTo(DesKey.of(new byte[16]).checkValue());
        assertThat(key).hasToString("DesKey");
        assertThat(DataKey.blockwise(key)).hasToString("DataKey");
    }

    @Test
    void survivesTheCardsMemoryAsWhatItIs() throws IOException {
        for (CardKey.Type type : CardKey.Type.values()) {
            var written = new ByteArrayOutputStream();
            type.key(K16.toByteArray()).writeTo(new DataOutputStream(written));

            CardKey read = CardKey.readFrom(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));

            assertThat(read.type()).isEqualTo(type);
            assertThat(read.checkValue()).isEqualTo(type.key(K16.toByteArray()).checkValue());
        }
    }

    @Test
    void makesNoSetOfTwoTypes() {
        DesKey des = DesKey.of(K16.toByteArray());
        assertThatIllegalArgumentException().isThrownBy(() -> new StaticKeys(AesKey.of(K16.toByteArray()), des, des));
    }
}
