package dev.cardmint.simulator.securechannel.scp02;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.DesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.Arrays;

/** S-ENC, S-MAC, S-RMAC and S-DEK of one session and the two cryptograms (GPC 2.3.1, E.4); wiped when closed. */
final class SessionKeys implements AutoCloseable {

    private static final int ENC = 0x0182;
    private static final int MAC = 0x0101;
    private static final int R_MAC = 0x0102;
    private static final int DEK = 0x0181;

    private final DesKey enc;
    private final DesKey mac;
    private final DesKey rMac;
    private final DesKey dek;

    SessionKeys(StaticKeys keys, Bytes sequence) {
        enc = derive(keys.enc(), ENC, sequence);
        mac = derive(keys.mac(), MAC, sequence);
        rMac = derive(keys.mac(), R_MAC, sequence);
        dek = derive(keys.dek(), DEK, sequence);
    }

    /** Triple DES in CBC of constant, sequence counter and twelve zeros (GPC 2.3.1, E.4.1). */
    static DesKey derive(CardKey key, int constant, Bytes sequence) {
        Bytes data = Bytes.of(constant >> 8, constant & 0xFF).concat(sequence).concat(Bytes.copyOf(new byte[12]));
        byte[] derived = key.encrypt(new byte[DesKey.BLOCK], data.toByteArray());
        try {
            return DesKey.of(derived);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** The key of the C-MAC alone, from which pseudo-random challenges follow, too. */
    static DesKey mac(StaticKeys keys, Bytes sequence) {
        return derive(keys.mac(), MAC, sequence);
    }

    DesKey enc() {
        return enc;
    }

    DesKey mac() {
        return mac;
    }

    DesKey rMac() {
        return rMac;
    }

    DesKey dek() {
        return dek;
    }

    /** Host challenge, sequence counter, card challenge (GPC 2.3.1, E.4.2.1). */
    byte[] cardCryptogram(Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        return cryptogram(hostChallenge.concat(sequence).concat(cardChallenge));
    }

    /** Sequence counter, card challenge, host challenge (GPC 2.3.1, E.4.2.2). */
    byte[] hostCryptogram(Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        return cryptogram(sequence.concat(cardChallenge).concat(hostChallenge));
    }

    private byte[] cryptogram(Bytes challenges) {
        return enc.fullMac(Padding.pad(challenges.toByteArray()));
    }

    @Override
    public void close() {
        enc.close();
        mac.close();
        rMac.close();
        dek.close();
    }

    @Override
    public String toString() {
        return "SessionKeys";
    }
}
