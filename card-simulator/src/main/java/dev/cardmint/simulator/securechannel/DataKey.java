package dev.cardmint.simulator.securechannel;

import java.util.Arrays;

/**
 * The key under which sensitive data comes in a channel beside its encryption: PUT KEY's keys and secret data
 * groupings.
 */
public final class DataKey {

    private final CardKey key;
    private final boolean chained;

    private DataKey(CardKey key, boolean chained) {
        this.key = key;
        this.chained = chained;
    }

    /** The static Key-DEK of SCP03: CBC, from an initial vector of zero (Amendment D, 6.2.8). */
    public static DataKey chained(CardKey key) {
        return new DataKey(key, true);
    }

    /** The session's DEK of SCP02: every block by itself (GPC 2.3.1, E.4.7). */
    public static DataKey blockwise(CardKey key) {
        return new DataKey(key, false);
    }

    public int blockSize() {
        return key.blockSize();
    }

    /** Whether data may be encrypted under this key: there is some, in whole blocks. */
    public boolean fits(int size) {
        return size > 0 && size % blockSize() == 0;
    }

    /** The data in the clear, which the caller wipes; it is a whole number of blocks. */
    public byte[] decrypt(byte[] data) {
        byte[] iv = new byte[blockSize()];
        if (chained) {
            return key.decrypt(iv, data);
        }
        byte[] plain = new byte[data.length];
        for (int at = 0; at < data.length; at += iv.length) {
            byte[] block = key.decrypt(iv, Arrays.copyOfRange(data, at, at + iv.length));
            System.arraycopy(block, 0, plain, at, iv.length);
            Arrays.fill(block, (byte) 0);
        }
        return plain;
    }

    @Override
    public String toString() {
        return "DataKey";
    }
}
