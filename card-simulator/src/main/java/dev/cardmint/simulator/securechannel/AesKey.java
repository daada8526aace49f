package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** An AES key and what SCP03 does with it (NIST SP 800-38A, SP 800-38B); wiped when closed. */
public final class AesKey implements CardKey {

    public static final int BLOCK = 16;

    private final byte[] value;

    private AesKey(byte[] value) {
        if (value.length != 16 && value.length != 24 && value.length != 32) {
            Arrays.fill(value, (byte) 0);
            throw new IllegalArgumentException("An AES key has 16, 24 or 32 bytes, got " + value.length);
        }
        this.value = value;
    }

    /** Copies the key; the caller keeps, and wipes, its own array. */
    public static AesKey of(byte[] value) {
        return new AesKey(value.clone());
    }

    /** Reads what {@link #writeTo} wrote. */
    public static AesKey readFrom(DataInput in) throws IOException {
        if (CardKey.readFrom(in) instanceof AesKey key) {
            return key;
        }
        throw new IOException("No AES key where one should be");
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeBoolean(true);
        out.writeByte(value.length);
        out.write(value);
    }

    @Override
    public Type type() {
        return Type.AES;
    }

    @Override
    public AesKey copy() {
        return new AesKey(value.clone());
    }

    @Override
    public int size() {
        return value.length;
    }

    @Override
    public int blockSize() {
        return BLOCK;
    }

    public byte[] cmac(byte[]... parts) {
        var mac = new CMac(AESEngine.newInstance());
        mac.init(new KeyParameter(value));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[BLOCK];
        mac.doFinal(result, 0);
        return result;
    }

    public byte[] encryptBlock(byte[] block) {
        return encrypt(new byte[BLOCK], block);
    }

    @Override
    public byte[] encrypt(byte[] iv, byte[] data) {
        return CipherBlocks.cbc(AESEngine.newInstance(), new KeyParameter(value), true, iv, data);
    }

    @Override
    public byte[] decrypt(byte[] iv, byte[] data) {
        return CipherBlocks.cbc(AESEngine.newInstance(), new KeyParameter(value), false, iv, data);
    }

    /** The key check value of an AES key: three bytes of the encrypted block 01…01 (GPC 2.3.1, B.6). */
    @Override
    public Bytes checkValue() {
        byte[] ones = new byte[BLOCK];
        Arrays.fill(ones, (byte) 1);
        return Bytes.copyOfRange(encryptBlock(ones), 0, 3);
    }

    boolean sameAs(AesKey other) {
        return MessageDigest.isEqual(value, other.value);
    }

    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }

    @Override
    public String toString() {
        return "AesKey";
    }
}
