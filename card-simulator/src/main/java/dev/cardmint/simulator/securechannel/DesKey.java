package dev.cardmint.simulator.securechannel;

import java.util.Arrays;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** A triple DES key of two parts and what SCP02 does with it (GPC 2.3.1, B.1 and E.4); wiped when closed. */
public final class DesKey extends CardKey {

    public static final int BLOCK = 8;
    public static final int SIZE = 16;

    private DesKey(byte[] value) {
        super(Type.DES3, value);
    }

    /** Copies the key; the caller keeps, and wipes, its own array. Parity bits mean nothing. */
    public static DesKey of(byte[] value) {
        return new DesKey(value.clone());
    }

    @Override
    public DesKey copy() {
        return of(value());
    }

    /** The last block of CBC in triple DES all through (GPC 2.3.1, B.1.2.1), over whole blocks. */
    public byte[] fullMac(byte[] data) {
        byte[] encrypted = encrypt(new byte[BLOCK], data);
        return Arrays.copyOfRange(encrypted, encrypted.length - BLOCK, encrypted.length);
    }

    /** Single DES with a final triple DES (GPC 2.3.1, B.1.2.2; ISO/IEC 9797-1, algorithm 3), over whole blocks. */
    public byte[] retailMac(byte[] iv, byte[] data) {
        int last = data.length - BLOCK;
        byte[] chain = iv;
        if (last > 0) {
            byte[] chained = single(iv, Arrays.copyOf(data, last));
            chain = Arrays.copyOfRange(chained, last - BLOCK, last);
        }
        return encrypt(chain, Arrays.copyOfRange(data, last, data.length));
    }

    /** One block under the first half of the key alone (GPC 2.3.1, E.3.4). */
    public byte[] encryptIcv(byte[] block) {
        return single(new byte[BLOCK], block);
    }

    private byte[] single(byte[] iv, byte[] data) {
        return CipherBlocks.cbc(new DESEngine(), new KeyParameter(value(), 0, BLOCK), true, iv, data);
    }
}
