package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** A triple DES key of two parts and what SCP02 does with it (GPC 2.3.1, B.1 and E.4); wiped when closed. */
public final class DesKey implements CardKey {

    public static final int BLOCK = 8;
    public static final int SIZE = 16;

    private final byte[] value;

    private DesKey(byte[] value) {
        if (value.length != SIZE) {
            Arrays.fill(value, (byte) 0);
            throw new IllegalArgumentException("A triple DES key has 16 bytes, got " + value.length);
        }
        this.value = value;
    }

    /** Copies the key; the caller keeps, and wipes, its own array. Parity bits mean nothing. */
    public static DesKey of(byte[] value) {
        return new DesKey(value.clone());
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeBoolean(false);
        out.writeByte(value.length);
        out.write(value);
    }

    @Override
    public Type type() {
        return Type.DES3;
    }

    @Override
    public DesKey copy() {
        return new DesKey(value.clone());
    }

    @Override
    public int size() {
        return value.length;
    }

    @Override
    public int blockSize() {
        return BLOCK;
    }

    @Override
    public byte[] encrypt(byte[] iv, byte[] data) {
        return CipherBlocks.cbc(new DESedeEngine(), new KeyParameter(value), true, iv, data);
    }

    @Override
    public byte[] decrypt(byte[] iv, byte[] data) {
        return CipherBlocks.cbc(new DESedeEngine(), new KeyParameter(value), false, iv, data);
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
        return CipherBlocks.cbc(new DESEngine(), new KeyParameter(value, 0, BLOCK), true, iv, data);
    }

    /** The key check value of a triple DES key: three bytes of the encrypted block 00…00 (GPC 2.3.1, B.6). */
    @Override
    public Bytes checkValue() {
        return Bytes.copyOfRange(encrypt(new byte[BLOCK], new byte[BLOCK]), 0, 3);
    }

    boolean sameAs(DesKey other) {
        return MessageDigest.isEqual(value, other.value);
    }

    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }

    @Override
    public String toString() {
        return "DesKey";
    }
}
