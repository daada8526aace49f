package dev.cardmint.center.securechannel.aes;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CBC with initial value zero and no padding (NIST SP 800-38A, 6.2), made ready once and used many times. Another
 * initial value is obtained by putting the block that encrypts to it in front. Not for several threads.
 */
public final class AesCbc implements AutoCloseable {

    public static final int BLOCK = 16;

    private static final String TRANSFORMATION = "AES/CBC/NoPadding";
    private static final IvParameterSpec ZERO = new IvParameterSpec(new byte[BLOCK]);

    /** Looked up once: the search takes longer than a command's encryption. */
    private static final Provider PROVIDER = provider();

    private final Cipher cipher;
    private final int mode;
    private boolean closed;

    private AesCbc(byte[] key, int mode) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("An AES key has 16, 24 or 32 bytes, got " + key.length);
        }
        this.mode = mode;
        try {
            cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no AES", e);
        }
        init(key);
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no AES", e);
        }
    }

    /**
     * Encrypts under a key, which the caller may wipe afterwards.
     *
     * @throws IllegalArgumentException unless the key has 16, 24 or 32 bytes
     */
    public static AesCbc encrypting(byte[] key) {
        return new AesCbc(key, Cipher.ENCRYPT_MODE);
    }

    /**
     * Decrypts under a key, which the caller may wipe afterwards.
     *
     * @throws IllegalArgumentException unless the key has 16, 24 or 32 bytes
     */
    public static AesCbc decrypting(byte[] key) {
        return new AesCbc(key, Cipher.DECRYPT_MODE);
    }

    private void init(byte[] key) {
        try {
            cipher.init(mode, new SecretKeySpec(key, "AES"), ZERO);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no AES with %d bytes".formatted(key.length), e);
        }
    }

    /**
     * Works on the first bytes of one array into another, each time from initial value zero.
     *
     * @throws IllegalArgumentException unless the length is whole blocks and the output holds it
     * @throws IllegalStateException after {@link #close()}
     */
    public void apply(byte[] input, int length, byte[] output) {
        if (closed) {
            throw new IllegalStateException("This cipher is closed");
        }
        try {
            cipher.doFinal(input, 0, length, output, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("%d bytes are not whole blocks".formatted(length), e);
        }
    }

    /** Works on whole blocks at once. */
    public byte[] apply(byte[] input) {
        byte[] output = new byte[input.length];
        apply(input, input.length, output);
        return output;
    }

    /** Replaces the key schedule inside the JDK's cipher, the nearest thing to wiping that it offers. */
    @Override
    public void close() {
        closed = true;
        init(new byte[BLOCK]);
    }

    @Override
    public String toString() {
        return "AesCbc";
    }
}
