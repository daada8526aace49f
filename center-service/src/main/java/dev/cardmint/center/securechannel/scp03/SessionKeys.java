package dev.cardmint.center.securechannel.scp03;

import dev.cardmint.center.securechannel.aes.AesCbc;
import dev.cardmint.center.securechannel.aes.AesCmac;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * S-ENC, S-MAC and S-RMAC of one session (Amendment D, 6.2.1), and the ciphers made ready with them: each when it is
 * first asked for, because a session seldom needs all.
 */
final class SessionKeys implements AutoCloseable {

    private final byte[] enc;
    private final byte[] mac;
    private final byte[] rmac;
    private @Nullable AesCbc encrypting;
    private @Nullable AesCbc decrypting;
    private @Nullable AesCmac commandMac;
    private @Nullable AesCmac responseMac;

    private SessionKeys(byte[] enc, byte[] mac, byte[] rmac) {
        this.enc = enc;
        this.mac = mac;
        this.rmac = rmac;
    }

    /** Derives them from host challenge ‖ card challenge. */
    static SessionKeys derive(Scp03Keys keys, byte[] context) {
        int length = keys.mac().length;
        try (var fromEnc = new AesCmac(keys.enc());
                var fromMac = new AesCmac(keys.mac())) {
            return new SessionKeys(
                    KeyDerivation.derive(fromEnc, KeyDerivation.S_ENC, context, length),
                    KeyDerivation.derive(fromMac, KeyDerivation.S_MAC, context, length),
                    KeyDerivation.derive(fromMac, KeyDerivation.S_RMAC, context, length));
        }
    }

    static SessionKeys read(ByteBuffer state, int length) {
        byte[][] keys = new byte[3][length];
        for (byte[] key : keys) {
            state.get(key);
        }
        return new SessionKeys(keys[0], keys[1], keys[2]);
    }

    void write(ByteBuffer state) {
        state.put(enc).put(mac).put(rmac);
    }

    int length() {
        return enc.length;
    }

    byte[] enc() {
        return enc;
    }

    byte[] mac() {
        return mac;
    }

    byte[] rmac() {
        return rmac;
    }

    AesCbc encrypting() {
        if (encrypting == null) {
            encrypting = AesCbc.encrypting(enc);
        }
        return encrypting;
    }

    AesCbc decrypting() {
        if (decrypting == null) {
            decrypting = AesCbc.decrypting(enc);
        }
        return decrypting;
    }

    AesCmac commandMac() {
        if (commandMac == null) {
            commandMac = new AesCmac(mac);
        }
        return commandMac;
    }

    AesCmac responseMac() {
        if (responseMac == null) {
            responseMac = new AesCmac(rmac);
        }
        return responseMac;
    }

    @Override
    public void close() {
        Arrays.fill(enc, (byte) 0);
        Arrays.fill(mac, (byte) 0);
        Arrays.fill(rmac, (byte) 0);
        close(encrypting);
        close(decrypting);
        close(commandMac);
        close(responseMac);
    }

    private static void close(@Nullable AesCbc cipher) {
        if (cipher != null) {
            cipher.close();
        }
    }

    private static void close(@Nullable AesCmac mac) {
        if (mac != null) {
            mac.close();
        }
    }

    @Override
    public String toString() {
        return "SessionKeys";
    }
}
