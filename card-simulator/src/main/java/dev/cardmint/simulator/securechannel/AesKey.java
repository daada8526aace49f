package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** An AES key and what SCP03 does with it (NIST SP 800-38A, SP 800-38B); wiped when closed. */
public final class AesKey implements AutoCloseable {

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
        byte[] value = new byte[in.readUnsignedByte()];
        in.readFully(value);
        try {
            return new AesKey(value);
        } catch (IllegalArgumentException e) {
            throw new IOException("No AES key where one should be", e);
        }
    }

    /** Writes the key in the clear, as a chip's memory holds it. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(value.length);
        out.write(value);
    }

    public AesKey copy() {
        return new AesKey(value.clone());
    }

    /** Length in bytes. */
    public int size() {
        return value.length;
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
        return cbc(true, new byte[BLOCK], block);
    }

    /** AES-CBC without padding; the data is a whole number of blocks. */
    public byte[] encrypt(byte[] iv, byte[] data) {
        return cbc(true, iv, data);
    }

    /** AES-CBC without padding; the data is a whole number of blocks. */
    public byte[] decrypt(byte[] iv, byte[] data) {
        return cbc(false, iv, data);
    }

    private byte[] cbc(boolean encrypt, byte[] iv, byte[] data) {
        if (data.length % BLOCK != 0) {
            throw new IllegalArgumentException("Not a whole number of blocks: " + data.length);
        }
        BlockCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(value), iv));
        byte[] result = new byte[data.length];
        for (int at = 0; at < data.length; at += BLOCK) {
            cipher.processBlock(data, at, result, at);
        }
        return result;
    }

    /** The key check value of an AES key: three bytes of the encrypted block 01…01 (GPC 2.3.1, B.6). */
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
