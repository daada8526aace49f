package dev.cardmint.simulator.securechannel.scp03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.StaticKeys;
import dev.cardmint.simulator.securechannel.Transcript;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What no published transcript is long enough to show; the JDK's AES says what is right. */
class SecureMessagingTests {

    private static final String KEY = "000102030405060708090A0B0C0D0E0F";

    @Test
    void macsEveryLogicalChannelAsTheBasicOne() {
        var messaging = new SecureMessaging(sessionKeys(), 8);
        byte[] basic = messaging.commandMac(new CommandApdu(0x84, 0xCA, 0, 0x66, Bytes.EMPTY, 0), new byte[0]);

        for (int cla : new int[] {0x80, 0x81, 0x83, 0x85, 0x87}) {
            var command = new CommandApdu(cla, 0xCA, 0, 0x66, Bytes.EMPTY, 0);
            assertThat(messaging.commandMac(command, new byte[0])).isEqualTo(basic);
        }
        var other = new CommandApdu(0x04, 0xCA, 0, 0x66, Bytes.EMPTY, 0);
        assertThat(messaging.commandMac(other, new byte[0])).isNotEqualTo(basic);
    }

    /** A long Ne makes a command extended however little data it has, and the C-MAC is over Lc as it is sent. */
    @Test
    void macsTheLengthFieldAsItIsSent() {
        var messaging = new SecureMessaging(sessionKeys(), 8);
        byte[] data = {0x4F, 0x00};
        byte[] extended = Bytes.ofHex("84F2800200000A4F00").toByteArray();
        byte[] shortened = Bytes.ofHex("84F280020A4F00").toByteArray();

        assertThat(messaging.commandMac(getStatus(65_536), data)).isEqualTo(mac(extended));
        assertThat(messaging.commandMac(getStatus(256), data)).isEqualTo(mac(shortened));
    }

    private static CommandApdu getStatus(int ne) {
        return new CommandApdu(0x80, 0xF2, 0x80, 0x02, Bytes.EMPTY, ne);
    }

    private static byte[] mac(byte[] message) {
        return sessionKeys().mac().cmac(new byte[16], message);
    }

    private static StaticKeys keys() {
        return new StaticKeys(Transcript.key(KEY), Transcript.key(KEY), Transcript.key(KEY));
    }

    private static SessionKeys sessionKeys() {
        return new SessionKeys(keys(), Bytes.ofHex("0001020304050607"), Bytes.ofHex("08090A0B0C0D0E0F"));
    }

    /** S-ENC by hand: one CMAC block, label 04, 128 bits (Amendment D, 4.1.5). */
    private static byte[] sessionEnc() {
        Bytes input = Bytes.ofHex("00".repeat(11) + "04" + "00" + "0080" + "01" + KEY);
        return Transcript.key(KEY).cmac(input.toByteArray());
    }

    @Test
    void countsCommandsBeyondOneByte() throws GeneralSecurityException {
        var messaging = new SecureMessaging(sessionKeys(), 8);
        for (int i = 0; i < 0x01_02_03; i++) {
            messaging.countCommand();
        }
        byte[] data = Bytes.ofHex("A0A1A2").toByteArray();
        String padded = "A0A1A280" + "00".repeat(12);

        assertThat(Bytes.copyOf(messaging.encryptCommand(data)).toHex())
                .isEqualTo(cbc("00".repeat(13) + "010203", padded));
        assertThat(Bytes.copyOf(messaging.encryptResponse(data)).toHex())
                .isEqualTo(cbc("80" + "00".repeat(12) + "010203", padded));
    }

    private static String cbc(String counterBlock, String data) throws GeneralSecurityException {
        var key = new SecretKeySpec(sessionEnc(), "AES");
        Cipher iv = Cipher.getInstance("AES/CBC/NoPadding");
        iv.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
        byte[] start = iv.doFinal(Bytes.ofHex(counterBlock).toByteArray());
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
        return Bytes.copyOf(cipher.doFinal(Bytes.ofHex(data).toByteArray())).toHex();
    }

    @Test
    void macsTheExtendedLengthWhereTheShortOneCannotHoldIt() {
        SessionKeys keys = sessionKeys();
        var messaging = new SecureMessaging(keys, 8);
        var command = new CommandApdu(0x80, 0xE2, 0x88, 0x00, Bytes.EMPTY, 0);
        byte[] chain = new byte[16];

        byte[] longest = new byte[247];
        assertThat(messaging.commandMac(command, longest))
                .isEqualTo(keys.mac().cmac(chain, Bytes.ofHex("84E28800FF").toByteArray(), longest));
        byte[] longer = new byte[248];
        assertThat(messaging.commandMac(command, longer))
                .isEqualTo(keys.mac().cmac(chain, Bytes.ofHex("84E28800000100").toByteArray(), longer));
    }

    @Test
    void wipesEveryKeyWhenClosed() {
        Bytes wiped = AesKey.of(new byte[16]).checkValue();
        AesKey key = Transcript.key(KEY);
        StaticKeys keys = keys();
        SessionKeys session = sessionKeys();
        var messaging = new SecureMessaging(sessionKeys(), 8);
        assertThat(key.checkValue()).isNotEqualTo(wiped);

        key.close();
        keys.close();
        session.close();
        messaging.close();

        assertThat(key.checkValue()).isEqualTo(wiped);
        assertThat(keys.checkValues()).containsOnly(wiped);
        assertThat(session.enc().checkValue()).isEqualTo(wiped);
        assertThat(session.mac().checkValue()).isEqualTo(wiped);
        assertThat(session.rMac().checkValue()).isEqualTo(wiped);
        assertThat(messaging.keys().enc().checkValue()).isEqualTo(wiped);
    }

    @Test
    void wipesTheMasterAndWhatAChannelHolds() {
        Bytes kdd = Bytes.ofHex("00010203040506070809");
        byte[] value = Bytes.ofHex(KEY).toByteArray();
        MasterKey master = MasterKey.of(1, 128, value);
        Bytes ofZeroMaster =
                MasterKey.of(1, 128, new byte[16]).diversify(kdd).enc().checkValue();

        master.close();

        assertThat(master.diversify(kdd).enc().checkValue()).isEqualTo(ofZeroMaster);
        assertThat(value).as("the caller's own").isEqualTo(Bytes.ofHex(KEY).toByteArray());
        CardChannel channel = Scp03CardChannel.start(keys(), new Scp03Option(0x70), kdd.slice(0, 8), kdd.slice(0, 8));
        channel.close();
        byte[] block = new byte[16];
        assertThat(channel.dek().decrypt(block)).isEqualTo(AesKey.of(block).decrypt(block, block));
    }

    @Test
    void takesKeysOfAesLengthsOnly() {
        for (int size : new int[] {0, 15, 17, 33}) {
            assertThatIllegalArgumentException().isThrownBy(() -> AesKey.of(new byte[size]));
        }
    }
}
