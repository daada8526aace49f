package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A secret key of a key set: of AES for SCP03, of triple DES for SCP02; wiped when closed. */
public sealed interface CardKey extends AutoCloseable permits AesKey, DesKey {

    /** What kind of key it is, with the codes of PUT KEY (GPC 2.3.1, Table 11-16). */
    enum Type {
        AES(0x88),
        DES3(0x80);

        private final int code;

        Type(int code) {
            this.code = code;
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
    void writeTo(DataOutput out) throws IOException;

    Type type();

    CardKey copy();

    /** Length in bytes. */
    int size();

    /** Length of the cipher's block in bytes. */
    int blockSize();

    /** CBC without padding; the data is a whole number of blocks. */
    byte[] encrypt(byte[] iv, byte[] data);

    /** CBC without padding; the data is a whole number of blocks. */
    byte[] decrypt(byte[] iv, byte[] data);

    /** Three bytes by which a holder of the key recognizes it (GPC 2.3.1, B.6). */
    Bytes checkValue();

    @Override
    void close();
}
