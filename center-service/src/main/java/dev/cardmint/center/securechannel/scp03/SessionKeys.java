package dev.cardmint.center.securechannel.scp03;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** S-ENC, S-MAC and S-RMAC of one session (Amendment D, 6.2.1). */
final class SessionKeys implements AutoCloseable {

    private final byte[] enc;
    private final byte[] mac;
    private final byte[] rmac;

    private SessionKeys(byte[] enc, byte[] mac, byte[] rmac) {
        this.enc = enc;
        this.mac = mac;
        this.rmac = rmac;
    }

    /** Derives them from host challenge ‖ card challenge. */
    static SessionKeys derive(Scp03Keys keys, byte[] context) {
        int length = keys.mac().length;
        return new SessionKeys(
                KeyDerivation.derive(keys.enc(), KeyDerivation.S_ENC, context, length),
                KeyDerivation.derive(keys.mac(), KeyDerivation.S_MAC, context, length),
                KeyDerivation.derive(keys.mac(), KeyDerivation.S_RMAC, context, length));
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

    @Override
    public void close() {
        Arrays.fill(enc, (byte) 0);
        Arrays.fill(mac, (byte) 0);
        Arrays.fill(rmac, (byte) 0);
    }

    @Override
    public String toString() {
        return "SessionKeys";
    }
}
