package dev.cardmint.center.securechannel.bench;

import dev.cardmint.model.bytes.Bytes;
import java.security.GeneralSecurityException;

/** The ciphers' work for one script, and nothing else. */
interface Bare {

    /**
     * Derives the session keys, makes the ciphers, and protects a command again and again.
     *
     * @return the last C-MAC, which shows that the same was computed
     */
    Bytes script(byte[] header, byte[] data, int commands) throws GeneralSecurityException;
}
