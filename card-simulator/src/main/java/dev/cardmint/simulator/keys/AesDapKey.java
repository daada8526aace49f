package dev.cardmint.simulator.keys;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.AesKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;

/** An AES key that verifies load files by CMAC (GPC 2.3.1, C.3.3). */
final class AesDapKey implements DapKey {

    private static final int AES = 0x88;

    private final AesKey key;

    /** Takes the key over: closing this one wipes it. */
    AesDapKey(AesKey key) {
        this.key = key;
    }

    static AesDapKey readFrom(DataInput in) throws IOException {
        return new AesDapKey(AesKey.readFrom(in));
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeBoolean(true);
        key.writeTo(out);
    }

    @Override
    public boolean verifies(Bytes hash, Bytes signature) {
        return MessageDigest.isEqual(key.cmac(hash.toByteArray()), signature.toByteArray());
    }

    @Override
    public Bytes information() {
        return Bytes.of(IDENTIFIER, VERSION, AES, key.size());
    }

    @Override
    public Bytes checkValue() {
        return key.checkValue();
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "AesDapKey";
    }
}
