package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.center.securechannel.des.RetailMac;
import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * S-ENC, S-MAC and S-RMAC of one session (GPCS E.4.1), and the ciphers made ready with them: each when it is first
 * asked for, because a session seldom needs all.
 */
final class SessionKeys implements AutoCloseable {

    static final int EXPORTED = 3 * DesCbc.KEY;

    private final byte[] enc;
    private final byte[] mac;
    private final byte[] rmac;
    private @Nullable DesCbc encrypting;
    private @Nullable RetailMac commandMac;
    private @Nullable RetailMac responseMac;

    private SessionKeys(byte[] enc, byte[] mac, byte[] rmac) {
        this.enc = enc;
        this.mac = mac;
        this.rmac = rmac;
    }

    static SessionKeys derive(Scp02Keys keys, Bytes sequenceCounter) {
        try (DesCbc fromEnc = DesCbc.encrypting(keys.enc());
                DesCbc fromMac = DesCbc.encrypting(keys.mac())) {
            return new SessionKeys(
                    KeyDerivation.derive(fromEnc, KeyDerivation.S_ENC, sequenceCounter),
                    KeyDerivation.derive(fromMac, KeyDerivation.S_MAC, sequenceCounter),
                    KeyDerivation.derive(fromMac, KeyDerivation.S_RMAC, sequenceCounter));
        }
    }

    static SessionKeys read(ByteBuffer state) {
        byte[][] keys = new byte[3][DesCbc.KEY];
        for (byte[] key : keys) {
            state.get(key);
        }
        return new SessionKeys(keys[0], keys[1], keys[2]);
    }

    void write(ByteBuffer state) {
        state.put(enc).put(mac).put(rmac);
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

    DesCbc encrypting() {
        if (encrypting == null) {
            encrypting = DesCbc.encrypting(enc);
        }
        return encrypting;
    }

    RetailMac commandMac() {
        if (commandMac == null) {
            commandMac = new RetailMac(mac);
        }
        return commandMac;
    }

    RetailMac responseMac() {
        if (responseMac == null) {
            responseMac = new RetailMac(rmac);
        }
        return responseMac;
    }

    @Override
    public void close() {
        Arrays.fill(enc, (byte) 0);
        Arrays.fill(mac, (byte) 0);
        Arrays.fill(rmac, (byte) 0);
        if (encrypting != null) {
            encrypting.close();
        }
        if (commandMac != null) {
            commandMac.close();
        }
        if (responseMac != null) {
            responseMac.close();
        }
    }

    @Override
    public String toString() {
        return "SessionKeys";
    }
}
