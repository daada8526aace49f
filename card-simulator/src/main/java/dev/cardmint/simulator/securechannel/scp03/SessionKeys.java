package dev.cardmint.simulator.securechannel.scp03;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;

/** S-ENC, S-MAC and S-RMAC of one session and the two cryptograms (Amendment D, 6.2); wiped when closed. */
final class SessionKeys implements AutoCloseable {

    private final AesKey enc;
    private final AesKey mac;
    private final AesKey rMac;
    private final Bytes context;
    private final int cryptogramSize;

    /** Derives the keys from the context host challenge ‖ card challenge; cryptograms are as long as these. */
    SessionKeys(StaticKeys keys, Bytes hostChallenge, Bytes cardChallenge) {
        cryptogramSize = cardChallenge.size();
        context = hostChallenge.concat(cardChallenge);
        AesKey staticMac = (AesKey) keys.mac();
        enc = KeyDerivation.deriveKey((AesKey) keys.enc(), KeyDerivation.S_ENC, context);
        mac = KeyDerivation.deriveKey(staticMac, KeyDerivation.S_MAC, context);
        rMac = KeyDerivation.deriveKey(staticMac, KeyDerivation.S_RMAC, context);
    }

    AesKey enc() {
        return enc;
    }

    AesKey mac() {
        return mac;
    }

    AesKey rMac() {
        return rMac;
    }

    byte[] cardCryptogram() {
        return KeyDerivation.derive(mac, KeyDerivation.CARD_CRYPTOGRAM, cryptogramSize, context);
    }

    byte[] hostCryptogram() {
        return KeyDerivation.derive(mac, KeyDerivation.HOST_CRYPTOGRAM, cryptogramSize, context);
    }

    @Override
    public void close() {
        enc.close();
        mac.close();
        rMac.close();
    }

    @Override
    public String toString() {
        return "SessionKeys";
    }
}
