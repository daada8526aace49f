package dev.cardmint.simulator.pcscd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;

/**
 * A host tool as people use them on blanks: PC/SC and SCP03 with S8 (Amendment D, 6.2), written for these tests from
 * the specification, with the JDK's AES and nothing of the card's.
 */
final class HostTool implements AutoCloseable {

    private static final String HOST_CHALLENGE = "F0E1D2C3B4A59687";
    private static final int BLOCK = 16;

    private final Card card;
    private byte[] sEnc = {};
    private byte[] sMac = {};
    private byte[] sRMac = {};
    private byte[] chain = new byte[BLOCK];
    private int level;
    private int counter;

    HostTool(CardTerminal reader) throws CardException {
        card = reader.connect("*");
    }

    String atr() {
        return hex(card.getATR().getBytes());
    }

    /** Sends a command as it is; answer data and status word. */
    String transmit(String command) throws CardException {
        return hex(
                card.getBasicChannel().transmit(new CommandAPDU(unhex(command))).getBytes());
    }

    /**
     * Opens a channel with one key as all three, to the key version that the card takes for 00.
     *
     * @return what INITIALIZE UPDATE answered
     */
    String authenticate(String key, int securityLevel) throws Exception {
        String answer = transmit("8050000008" + HOST_CHALLENGE + "00");
        assertThat(answer).endsWith("9000");
        byte[] context = unhex(HOST_CHALLENGE + answer.substring(26, 42));
        sEnc = derive(unhex(key), 4, 128, context);
        sMac = derive(unhex(key), 6, 128, context);
        sRMac = derive(unhex(key), 7, 128, context);
        assertThat(answer.substring(42, 58)).as("card cryptogram").isEqualTo(hex(derive(sMac, 0, 64, context)));
        chain = new byte[BLOCK];
        level = 1;
        counter = 0;
        assertThat(send("8082%02X0008".formatted(securityLevel) + hex(derive(sMac, 1, 64, context))))
                .as("EXTERNAL AUTHENTICATE")
                .isEqualTo("9000");
        level = securityLevel;
        counter = 0;
        return answer;
    }

    /**
     * Sends a plain command with a data field or Le, or both, through the channel; plain answer data and status word.
     */
    String send(String plain) throws Exception {
        byte[] command = unhex(plain);
        byte[] data = Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF));
        boolean hasLe = command.length == 5 || command.length > 5 + data.length;
        counter++;
        byte[] field = (level & 2) != 0 && data.length > 0 ? encrypted(data) : data;
        byte[] header = {(byte) (command[0] | 4), command[1], command[2], command[3], (byte) (field.length + 8)};
        chain = cmac(sMac, concat(chain, header, field));
        byte[] sent = concat(header, field, Arrays.copyOf(chain, 8), hasLe ? new byte[1] : new byte[0]);
        return opened(transmit(hex(sent)));
    }

    private String opened(String answer) throws Exception {
        String status = answer.substring(answer.length() - 4);
        if ((level & 0x10) == 0 || !status.matches("9000|6[23]..")) {
            return answer;
        }
        byte[] data = unhex(answer.substring(0, answer.length() - 20));
        String mac = answer.substring(answer.length() - 20, answer.length() - 4);
        assertThat(mac).as("R-MAC").isEqualTo(hex(Arrays.copyOf(cmac(sRMac, concat(chain, data, unhex(status))), 8)));
        if ((level & 0x20) == 0 || data.length == 0) {
            return hex(data) + status;
        }
        byte[] plain = cbc(Cipher.DECRYPT_MODE, sEnc, counterBlock(0x80), data);
        int end = plain.length - 1;
        while (plain[end] == 0) {
            end--;
        }
        assertThat(plain[end]).as("padding").isEqualTo((byte) 0x80);
        return hex(Arrays.copyOf(plain, end)) + status;
    }

    /** PUT KEY of one key as all three (GPC 2.3.1, 11.8; Amendment D, 7.2). */
    String putKey(int replaced, int version, String dek, String key) throws Exception {
        byte[] encrypted = cbc(Cipher.ENCRYPT_MODE, unhex(dek), new byte[BLOCK], unhex(key));
        byte[] ones = new byte[BLOCK];
        Arrays.fill(ones, (byte) 1);
        String checkValue = hex(Arrays.copyOf(ecb(unhex(key), ones), 3));
        String block = "881110" + hex(encrypted) + "03" + checkValue;
        String data = "%02X".formatted(version) + block.repeat(3);
        return send("80D8%02X81%02X".formatted(replaced, data.length() / 2) + data + "00");
    }

    private byte[] encrypted(byte[] data) throws GeneralSecurityException {
        byte[] padded = Arrays.copyOf(data, (data.length / BLOCK + 1) * BLOCK);
        padded[data.length] = (byte) 0x80;
        return cbc(Cipher.ENCRYPT_MODE, sEnc, counterBlock(0), padded);
    }

    /** The encryption counter, encrypted (Amendment D, 6.2.6 and 6.2.7). */
    private byte[] counterBlock(int first) throws GeneralSecurityException {
        byte[] block = ByteBuffer.allocate(BLOCK).putInt(12, counter).array();
        block[0] = (byte) first;
        return ecb(sEnc, block);
    }

    /** NIST SP 800-108 in counter mode with AES-CMAC (Amendment D, 4.1.5). */
    private static byte[] derive(byte[] key, int constant, int bits, byte[] context) throws GeneralSecurityException {
        byte[] label = new byte[BLOCK];
        label[11] = (byte) constant;
        label[14] = (byte) bits;
        label[15] = 1;
        return Arrays.copyOf(cmac(key, concat(label, context)), bits / 8);
    }

    /** AES-CMAC (NIST SP 800-38B). */
    private static byte[] cmac(byte[] key, byte[] message) throws GeneralSecurityException {
        byte[] subkey = doubled(ecb(key, new byte[BLOCK]));
        int whole = message.length == 0 ? 0 : (message.length - 1) / BLOCK * BLOCK;
        byte[] last = Arrays.copyOf(Arrays.copyOfRange(message, whole, message.length), BLOCK);
        if (message.length - whole < BLOCK) {
            last[message.length - whole] = (byte) 0x80;
            subkey = doubled(subkey);
        }
        byte[] mac = new byte[BLOCK];
        for (int at = 0; at < whole; at += BLOCK) {
            mac = ecb(key, xor(mac, Arrays.copyOfRange(message, at, at + BLOCK)));
        }
        return ecb(key, xor(mac, xor(last, subkey)));
    }

    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? block[i + 1] & 0xFF : 0;
            result[i] = (byte) ((block[i] & 0xFF) << 1 | next >> 7);
        }
        result[BLOCK - 1] ^= (byte) (block[0] < 0 ? 0x87 : 0);
        return result;
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = one.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= other[i];
        }
        return result;
    }

    private static byte[] ecb(byte[] key, byte[] block) throws GeneralSecurityException {
        return cbc(Cipher.ENCRYPT_MODE, key, new byte[BLOCK], block);
    }

    private static byte[] cbc(int mode, byte[] key, byte[] iv, byte[] data) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return aes.doFinal(data);
    }

    private static byte[] concat(byte[]... parts) {
        Bytes all = Bytes.EMPTY;
        for (byte[] part : parts) {
            all = all.concat(Bytes.copyOf(part));
        }
        return all.toByteArray();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static byte[] unhex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Override
    public void close() throws CardException {
        card.disconnect(true);
    }
}
