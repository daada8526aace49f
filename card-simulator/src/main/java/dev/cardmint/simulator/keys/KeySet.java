package dev.cardmint.simulator.keys;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One key version of the issuer security domain and its sequence counter (GPC 2.3.1, E.1.2; Amendment D, 6.2.2.1). */
public final class KeySet implements AutoCloseable {

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
    KeySet with(int identifier, CardKey key) {
        StaticKeys copy = keys.copy();
        CardKey enc = identifier == 1 ? key : copy.enc();
        CardKey mac = identifier == 2 ? key : copy.mac();
        CardKey dek = identifier == 3 ? key : copy.dek();
        return new KeySet(version, new StaticKeys(enc, mac, dek), sequence);
    }

    public int version() {
        return version;
    }

    public StaticKeys keys() {
        return keys;
    }

    /** Whether a counter of so many bytes is at its end. */
    public boolean isExhausted(int size) {
        return sequence >= (1 << (Byte.SIZE * size)) - 1;
    }

    public void countSession() {
        sequence++;
    }

    /** The counter in 3 bytes, as SCP03 has it, or 2 of SCP02. */
    public Bytes sequence(int size) {
        Bytes all = Bytes.of(sequence >> 16 & 0xFF, sequence >> 8 & 0xFF, sequence & 0xFF);
        return all.slice(3 - size, 3);
    }

    @Override
    public void close() {
        keys.close();
    }
}
