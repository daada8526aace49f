package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.scp03.Scp03Keys;
import java.util.Arrays;
import java.util.List;

/** One card's static Key-ENC, Key-MAC and Key-DEK, for the time of one operation. */
final class DerivedKeys implements AutoCloseable {

    private final byte[] enc;
    private final byte[] mac;
    private final byte[] dek;

    /** Takes the arrays over and wipes them. */
    DerivedKeys(byte[] enc, byte[] mac, byte[] dek) {
        this.enc = enc;
        this.mac = mac;
        this.dek = dek;
    }

    Scp03Keys forChannel() {
        return new Scp03Keys(enc, mac);
    }

    byte[] dek() {
        return dek;
    }

    /** In the order of their key identifiers 1, 2, 3. */
    List<byte[]> all() {
        return List.of(enc, mac, dek);
    }

    @Override
    public void close() {
        Arrays.fill(enc, (byte) 0);
        Arrays.fill(mac, (byte) 0);
        Arrays.fill(dek, (byte) 0);
    }

    @Override
    public String toString() {
        return "DerivedKeys";
    }
}
