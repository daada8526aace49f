package dev.cardmint.center.securechannel.scp03;

import java.util.Arrays;

/** One card's static Key-ENC and Key-MAC (Amendment D, 6.1). The Key-DEK encrypts no channel and stays in the vault. */
public final class Scp03Keys implements AutoCloseable {

    private final byte[] enc;
    private final byte[] mac;

    /**
     * Copies both keys; the caller wipes its own.
     *
     * @throws IllegalArgumentException unless both have the same length of 16, 24 or 32 bytes
     */
    public Scp03Keys(byte[] enc, byte[] mac) {
        boolean aes = enc.length == 16 || enc.length == 24 || enc.length == 32;
        if (!aes || enc.length != mac.length) {
            throw new IllegalArgumentException(
                    "SCP03 keys have 16, 24 or 32 bytes each, got %d and %d".formatted(enc.length, mac.length));
        }
        this.enc = enc.clone();
        this.mac = mac.clone();
    }

    byte[] enc() {
        return enc;
    }

    byte[] mac() {
        return mac;
    }

    @Override
    public void close() {
        Arrays.fill(enc, (byte) 0);
        Arrays.fill(mac, (byte) 0);
    }

    @Override
    public String toString() {
        return "Scp03Keys";
    }
}
