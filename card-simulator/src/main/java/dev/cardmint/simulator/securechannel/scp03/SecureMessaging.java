package dev.cardmint.simulator.securechannel.scp03;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.simulator.securechannel.AesKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What both ends of an SCP03 channel compute alike: MAC chain, encryption counter, padding (Amendment D, 6.2.4–6.2.7).
 */
final class SecureMessaging implements AutoCloseable {

    private static final int SHORT_NE = 256;
    private static final int SECURE_MESSAGING = 0x04;
    private static final int LOGICAL_CHANNEL = 0x03;

    private final SessionKeys keys;
    private final int macSize;
    private byte[] chain = new byte[AesKey.BLOCK];
    private int counter;

    /** With MACs of 8 bytes, or of 16 in S16 mode. */
    SecureMessaging(SessionKeys keys, int macSize) {
        this.keys = keys;
        this.macSize = macSize;
    }

    SessionKeys keys() {
        return keys;
    }

    int macSize() {
        return macSize;
    }

    /** The full C-MAC of a command whose data field is already encrypted. */
    byte[] commandMac(CommandApdu command, byte[] data) {
        return keys.mac().cmac(chain, header(command, data.length + macSize), data);
    }

    /** The C-MAC, or the chain before it, becomes the start of the next one. */
    void chain(byte[] commandMac) {
        chain = commandMac.clone();
    }

    /**
     * The class byte names logical channel 0, whatever channel the command is for; Lc has the form in which it is sent,
     * and a long Ne makes it extended, too (Amendment D, 6.2.4; ISO/IEC 7816-4, 5.2).
     */
    private static byte[] header(CommandApdu command, int length) {
        var header = new ByteArrayOutputStream();
        header.write((command.cla() & ~LOGICAL_CHANNEL) | SECURE_MESSAGING);
        header.write(command.ins());
        header.write(command.p1());
        header.write(command.p2());
        if (length > 0xFF || command.ne() > SHORT_NE) {
            header.write(0);
            header.write(length >> 8);
        }
        header.write(length);
        return header.toByteArray();
    }

    /** The encryption counter rises with every command, also one without data (Amendment D, 6.2.6). */
    void countCommand() {
        counter++;
    }

    byte[] encryptCommand(byte[] data) {
        return keys.enc().encrypt(commandIv(), pad(data));
    }

    /** The data without padding, or {@code null} if it is no whole number of blocks with the padding in the last. */
    byte @Nullable [] decryptCommand(byte[] data) {
        byte[] plain = decrypt(commandIv(), data);
        return plain == null || data.length / AesKey.BLOCK != plain.length / AesKey.BLOCK + 1 ? null : plain;
    }

    byte[] encryptResponse(byte[] data) {
        return keys.enc().encrypt(responseIv(), pad(data));
    }

    // Deviation: an emulated Samsung card pads some answers by one block more than needed.
    byte @Nullable [] decryptResponse(byte[] data) {
        return decrypt(responseIv(), data);
    }

    private byte @Nullable [] decrypt(byte[] iv, byte[] data) {
        return data.length % AesKey.BLOCK == 0 ? unpad(keys.enc().decrypt(iv, data)) : null;
    }

    private byte[] commandIv() {
        return keys.enc().encryptBlock(counterBlock(0));
    }

    private byte[] responseIv() {
        return keys.enc().encryptBlock(counterBlock(0x80));
    }

    private byte[] counterBlock(int first) {
        byte[] block = new byte[AesKey.BLOCK];
        block[0] = (byte) first;
        block[12] = (byte) (counter >> 24);
        block[13] = (byte) (counter >> 16);
        block[14] = (byte) (counter >> 8);
        block[15] = (byte) counter;
        return block;
    }

    /** The R-MAC over chain ‖ response data ‖ status word. */
    byte[] responseMac(byte[] data, StatusWord status) {
        byte[] sw = {(byte) status.sw1(), (byte) status.sw2()};
        return Arrays.copyOf(keys.rMac().cmac(chain, data, sw), macSize);
    }

    private static byte[] pad(byte[] data) {
        byte[] padded = Arrays.copyOf(data, (data.length / AesKey.BLOCK + 1) * AesKey.BLOCK);
        padded[data.length] = (byte) 0x80;
        return padded;
    }

    private static byte @Nullable [] unpad(byte[] padded) {
        int last = padded.length - 1;
        while (last >= 0 && padded[last] == 0) {
            last--;
        }
        return last >= 0 && padded[last] == (byte) 0x80 ? Arrays.copyOf(padded, last) : null;
    }

    @Override
    public void close() {
        keys.close();
        Arrays.fill(chain, (byte) 0);
    }
}
