package dev.cardmint.center.securechannel.des;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * DES and 3DES with two keys, CBC with initial value zero and no padding (GPCS B.1.1.1), made ready once and used many
 * times. One block of it is ECB. Not for several threads.
 */
public final class DesCbc implements AutoCloseable {

    public static final int BLOCK = 8;

    /** Length of a 3DES key: two DES keys. */
    public static final int KEY = 16;

    private static final String MODE = "/CBC/NoPadding";
    private static final IvParameterSpec ZERO = new IvParameterSpec(new byte[BLOCK]);

    /** Looked up once: the search takes longer than a command's MAC. */
    private static final Provider PROVIDER = provider();

    private final Cipher cipher;
    private final String algorithm;
    private final int mode;
    private boolean closed;

    private DesCbc(String algorithm, byte[] key, int mode) {
        if (key.length != KEY) {
            throw new IllegalArgumentException("A 3DES key has 16 bytes, got " + key.length);
        }
        this.algorithm = algorithm;
        this.mode = mode;
        try {
            cipher = Cipher.getInstance(algorithm + MODE, PROVIDER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + algorithm, e);
        }
        init(key);
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance("DESede" + MODE).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no 3DES", e);
        }
    }

    /**
     * Encrypts under a 3DES key, which the caller may wipe afterwards.
     *
     * @throws IllegalArgumentException unless the key has 16 bytes
     */
    public static DesCbc encrypting(byte[] key) {
        return new DesCbc("DESede", key, Cipher.ENCRYPT_MODE);
    }

    /**
     * Decrypts under a 3DES key, which the caller may wipe afterwards.
     *
     * @throws IllegalArgumentException unless the key has 16 bytes
     */
    public static DesCbc decrypting(byte[] key) {
        return new DesCbc("DESede", key, Cipher.DECRYPT_MODE);
    }

    /** Encrypts under the first half of a 3DES key. */
    static DesCbc singleEncrypting(byte[] key) {
        return new DesCbc("DES", key, Cipher.ENCRYPT_MODE);
    }

    private void init(byte[] key) {
        byte[] expanded = expanded(key);
        try {
            cipher.init(mode, new SecretKeySpec(expanded, algorithm), ZERO);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime takes no key for " + algorithm, e);
        } finally {
            Arrays.fill(expanded, (byte) 0);
        }
    }

    /** The first key is used again as the third. */
    private byte[] expanded(byte[] key) {
        if (algorithm.equals("DES")) {
            return Arrays.copyOf(key, BLOCK);
        }
        byte[] expanded = Arrays.copyOf(key, KEY + BLOCK);
        System.arraycopy(key, 0, expanded, KEY, BLOCK);
        return expanded;
    }

    /**
     * Works on part of one array into another, each time from initial value zero.
     *
     * @throws IllegalArgumentException unless the length is whole blocks and the output holds it
     * @throws IllegalStateException after {@link #close()}
     */
    public void apply(byte[] input, int from, int length, byte[] output) {
        if (closed) {
            throw new IllegalStateException("This cipher is closed");
        }
        try {
            cipher.doFinal(input, from, length, output, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("%d bytes are not whole blocks".formatted(length), e);
        }
    }

    /** Works on whole blocks at once. */
    public byte[] apply(byte[] input) {
        byte[] output = new byte[input.length];
        apply(input, 0, input.length, output);
        return output;
    }

    /** Replaces the key schedule inside the JDK's cipher, the nearest thing to wiping that it offers. */
    @Override
    public void close() {
        closed = true;
        init(new byte[KEY]);
    }

    @Override
    public String toString() {
        return "DesCbc";
    }
}
