package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.des.DesCbc;
import java.util.Arrays;

/** One card's static Key-ENC and Key-MAC (GPCS E.1.4). The Key-DEK encrypts no channel and stays in the vault. */
public final class Scp02Keys implements AutoCloseable {

    private final byte[] enc;
    private final byte[] mac;

    /**
     * Copies both keys; the caller wipes its own.
     *
     * @throws IllegalArgumentException unless both have 16 bytes
     */
    public Scp02Keys(byte[] enc, byte[] mac) {
        if (enc.length != DesCbc.KEY || mac.length != DesCbc.KEY) {
            throw new IllegalArgumentException(
                    "SCP02 keys have 16 bytes each, got %d and %d".formatted(enc.length, mac.length));
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
        return "Scp02Keys";
    }
}
