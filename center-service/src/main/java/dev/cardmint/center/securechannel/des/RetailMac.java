package dev.cardmint.center.securechannel.des;

import java.util.Arrays;

/**
 * Single DES plus final 3DES MAC (GPCS B.1.2.2; ISO/IEC 9797-1, MAC algorithm 3, padding method 2). Not for several
 * threads.
 */
public final class RetailMac implements AutoCloseable {

    public static final int TAG = DesCbc.BLOCK;

    private static final int BLOCK = DesCbc.BLOCK;

    private final DesCbc single;
    private final DesCbc triple;
    private byte[] scratch = new byte[0];

    /**
     * Takes a key, which the caller may wipe afterwards.
     *
     * @throws IllegalArgumentException unless the key has 16 bytes
     */
    public RetailMac(byte[] key) {
        single = DesCbc.singleEncrypting(key);
        triple = DesCbc.encrypting(key);
    }

    /** There is always room for the first byte of the padding. */
    public static int paddedLength(int length) {
        return (length / BLOCK + 1) * BLOCK;
    }

    /** The tag of a message, from an initial value of 8 bytes. */
    public byte[] mac(byte[] initialValue, byte[] message) {
        byte[] buffer = Arrays.copyOf(message, paddedLength(message.length));
        byte[] tag = new byte[TAG];
        macInPlace(initialValue, buffer, message.length, tag);
        Arrays.fill(buffer, (byte) 0);
        return tag;
    }

    /**
     * Computes the tag of the first bytes of a buffer that has room for {@link #paddedLength}; the buffer's first and
     * last block are lost.
     */
    public void macInPlace(byte[] initialValue, byte[] buffer, int length, byte[] tag) {
        int end = paddedLength(length);
        buffer[length] = (byte) 0x80;
        Arrays.fill(buffer, length + 1, end, (byte) 0);
        xor(initialValue, 0, buffer, 0);
        int last = end - BLOCK;
        if (last > 0) {
            if (scratch.length < last) {
                Arrays.fill(scratch, (byte) 0);
                scratch = new byte[last];
            }
            single.apply(buffer, 0, last, scratch);
            xor(scratch, last - BLOCK, buffer, last);
        }
        triple.apply(buffer, last, BLOCK, tag);
    }

    private static void xor(byte[] from, int at, byte[] to, int start) {
        for (int i = 0; i < BLOCK; i++) {
            to[start + i] ^= from[at + i];
        }
    }

    /** Encrypts one block with the first half of the key: a C-MAC on its way to be the next initial value (E.3.4). */
    public void encryptInitialValue(byte[] block) {
        single.apply(block, 0, BLOCK, block);
    }

    @Override
    public void close() {
        single.close();
        triple.close();
        Arrays.fill(scratch, (byte) 0);
    }

    @Override
    public String toString() {
        return "RetailMac";
    }
}
