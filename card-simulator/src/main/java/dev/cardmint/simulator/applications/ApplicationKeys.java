package dev.cardmint.simulator.applications;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import java.util.Arrays;

/** The AES-128 keys of an application, one after the other in one data grouping. */
final class ApplicationKeys {

    private ApplicationKeys() {}

    /** The check values of all keys in order; wipes the keys. */
    static Bytes checkValues(byte[] keys) {
        Bytes values = Bytes.EMPTY;
        for (int at = 0; at + AesKey.BLOCK <= keys.length; at += AesKey.BLOCK) {
            byte[] one = Arrays.copyOfRange(keys, at, at + AesKey.BLOCK);
            try (AesKey key = AesKey.of(one)) {
                values = values.concat(key.checkValue());
            }
            wipe(one);
        }
        wipe(keys);
        return values;
    }

    static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}
