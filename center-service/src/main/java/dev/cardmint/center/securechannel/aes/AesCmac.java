package dev.cardmint.center.securechannel.aes;

import java.util.Arrays;

/** AES-CMAC (NIST SP 800-38B, 6.2) as one CBC call over the whole message. Not for several threads. */
public final class AesCmac implements AutoCloseable {

    public static final int TAG = AesCbc.BLOCK;

    private static final int BLOCK = AesCbc.BLOCK;

    private final AesCbc cbc;
    private final byte[] whole;
    private final byte[] padded;
    private byte[] scratch = new byte[0];

    /**
     * Takes a key, which the caller may wipe afterwards.
     *
     * @throws IllegalArgumentException unless the key has 16, 24 or 32 bytes
     */
    public AesCmac(byte[] key) {
        cbc = AesCbc.encrypting(key);
        byte[] l = cbc.apply(new byte[BLOCK]);
        whole = doubled(l);
        padded = doubled(whole);
        Arrays.fill(l, (byte) 0);
    }

    /** Multiplies by x in GF(2^128) (SP 800-38B, 6.1). */
    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[BLOCK];
        int carry = 0;
        for (int i = BLOCK - 1; i >= 0; i--) {
            int shifted = (block[i] & 0xFF) << 1 | carry;
            result[i] = (byte) shifted;
            carry = shifted >> 8;
        }
        result[BLOCK - 1] ^= (byte) (carry * 0x87);
        return result;
    }

    public static int paddedLength(int length) {
        return Math.max(BLOCK, (length + BLOCK - 1) / BLOCK * BLOCK);
    }

    public byte[] mac(byte[] message) {
        byte[] buffer = Arrays.copyOf(message, paddedLength(message.length));
        byte[] tag = new byte[TAG];
        macInPlace(buffer, message.length, tag);
        Arrays.fill(buffer, (byte) 0);
        return tag;
    }

    /**
     * Computes the tag of the first bytes of a buffer that has room for {@link #paddedLength}; the buffer's last block
     * is lost.
     */
    public void macInPlace(byte[] buffer, int length, byte[] tag) {
        int end = paddedLength(length);
        boolean complete = end == length;
        if (!complete) {
            buffer[length] = (byte) 0x80;
            Arrays.fill(buffer, length + 1, end, (byte) 0);
        }
        byte[] subkey = complete ? whole : padded;
        for (int i = 0; i < BLOCK; i++) {
            buffer[end - BLOCK + i] ^= subkey[i];
        }
        if (scratch.length < end) {
            scratch = new byte[end];
        }
        cbc.apply(buffer, end, scratch);
        System.arraycopy(scratch, end - BLOCK, tag, 0, TAG);
    }

    @Override
    public void close() {
        cbc.close();
        Arrays.fill(whole, (byte) 0);
        Arrays.fill(padded, (byte) 0);
        Arrays.fill(scratch, (byte) 0);
    }

    @Override
    public String toString() {
        return "AesCmac";
    }
}
