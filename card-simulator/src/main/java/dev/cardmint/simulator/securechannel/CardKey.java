package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** A secret key of a key set: of AES for SCP03, of triple DES for SCP02; wiped when closed. */
public abstract sealed class CardKey implements AutoCloseable permits AesKey, DesKey {

    private static final int CHECK_VALUE = 3;

    private final Type type;
    private final byte[] value;

    /** Takes the array over, and wipes it. */
    CardKey(Type type, byte[] value) {
        if (!type.allows(value.length)) {
            Arrays.fill(value, (byte) 0);
            throw new IllegalArgumentException("%s bytes, got %d".formatted(type.sizes, value.length));
        }
        this.type = type;
        this.value = value;
    }

    /** What kind of key it is, with the codes of PUT KEY (GPC 2.3.1, Table 11-16). */
    public enum Type {
        AES(0x88, "An AES key has 16, 24 or 32"),
        DES3(0x80, "A triple DES key has 16");

        private final int code;
        private final String sizes;

        Type(int code, String sizes) {
            this.code = code;
            this.sizes = sizes;
        }

        public int code() {
            return code;
        }

        /**
         * A key of this type; the caller keeps, and wipes, its own array.
         *
         * @throws IllegalArgumentException if it has no length of this type
         */
        public CardKey key(byte[] value) {
            return this == AES ? AesKey.of(value) : DesKey.of(value);
        }

        private boolean allows(int size) {
            return size == 16 || (this == AES && (size == 24 || size == 32));
        }

        private BlockCipher engine() {
            return this == AES ? AESEngine.newInstance() : new DESedeEngine();
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    static CardKey readFrom(DataInput in) throws IOException {
        Type type = in.readBoolean() ? Type.AES : Type.DES3;
        byte[] value = new byte[in.readUnsignedByte()];
        in.readFully(value);
        try {
            return type.key(value);
        } catch (IllegalArgumentException e) {
            throw new IOException("No key where one should be", e);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    /** Writes the key in the clear, as a chip's memory holds it. */
    public final void writeTo(DataOutput out) throws IOException {
        out.writeBoolean(type == Type.AES);
        out.writeByte(value.length);
        out.write(value);
    }

    public final Type type() {
        return type;
    }

    public abstract CardKey copy();

    final byte[] value() {
        return value;
    }

    /** Length in bytes. */
    public final int size() {
        return value.length;
    }

    /** Length of the cipher's block in bytes. */
    public final int blockSize() {
        return type.engine().getBlockSize();
    }

    /** CBC without padding; the data is a whole number of blocks. */
    public final byte[] encrypt(byte[] iv, byte[] data) {
        return CipherBlocks.cbc(type.engine(), new KeyParameter(value), true, iv, data);
    }

    /** CBC without padding; the data is a whole number of blocks. */
    public final byte[] decrypt(byte[] iv, byte[] data) {
        return CipherBlocks.cbc(type.engine(), new KeyParameter(value), false, iv, data);
    }

    /** Three bytes by which a holder of the key recognizes it: of a block, encrypted (GPC 2.3.1, B.6). */
    public final Bytes checkValue() {
        byte[] block = new byte[blockSize()];
        byte[] zero = block.clone();
        Arrays.fill(block, (byte) (type == Type.AES ? 1 : 0));
        return Bytes.copyOfRange(encrypt(zero, block), 0, CHECK_VALUE);
    }

    @Override
    public final void close() {
        Arrays.fill(value, (byte) 0);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }
}
