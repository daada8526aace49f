package dev.cardmint.simulator.keys;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One key version of the issuer security domain and its sequence counter (Amendment D, 6.2.2.1). */
public final class KeySet implements AutoCloseable {

    private static final int LAST_SEQUENCE = 0xFFFFFF;

    private final int version;
    private final StaticKeys keys;
    private int sequence;

    public KeySet(int version, StaticKeys keys, int sequence) {
        this.version = version;
        this.keys = keys;
        this.sequence = sequence;
    }

    static KeySet readFrom(DataInput in) throws IOException {
        return new KeySet(in.readUnsignedByte(), StaticKeys.readFrom(in), in.readInt());
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(version);
        keys.writeTo(out);
        out.writeInt(sequence);
    }

    /** This set with another key in the place of ENC (1), MAC (2) or DEK (3), which it takes over. */
    KeySet with(int identifier, AesKey key) {
        StaticKeys copy = keys.copy();
        AesKey enc = identifier == 1 ? key : copy.enc();
        AesKey mac = identifier == 2 ? key : copy.mac();
        AesKey dek = identifier == 3 ? key : copy.dek();
        return new KeySet(version, new StaticKeys(enc, mac, dek), sequence);
    }

    public int version() {
        return version;
    }

    public StaticKeys keys() {
        return keys;
    }

    public boolean isExhausted() {
        return sequence >= LAST_SEQUENCE;
    }

    public void countSession() {
        sequence++;
    }

    public Bytes sequence() {
        return Bytes.of(sequence >> 16 & 0xFF, sequence >> 8 & 0xFF, sequence & 0xFF);
    }

    @Override
    public void close() {
        keys.close();
    }
}
