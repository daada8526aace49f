package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Key-ENC, Key-MAC and Key-DEK of one SCP03 key set (Amendment D, 6.1); wiped when closed. */
public final class StaticKeys implements AutoCloseable {

    private final AesKey enc;
    private final AesKey mac;
    private final AesKey dek;

    /** Takes the keys over: closing this set wipes them. */
    public StaticKeys(AesKey enc, AesKey mac, AesKey dek) {
        this.enc = enc;
        this.mac = mac;
        this.dek = dek;
    }

    public static StaticKeys readFrom(DataInput in) throws IOException {
        return new StaticKeys(AesKey.readFrom(in), AesKey.readFrom(in), AesKey.readFrom(in));
    }

    public void writeTo(DataOutput out) throws IOException {
        enc.writeTo(out);
        mac.writeTo(out);
        dek.writeTo(out);
    }

    public StaticKeys copy() {
        return new StaticKeys(enc.copy(), mac.copy(), dek.copy());
    }

    public AesKey enc() {
        return enc;
    }

    public AesKey mac() {
        return mac;
    }

    public AesKey dek() {
        return dek;
    }

    /** Check values in the order of the key identifiers: ENC, MAC, DEK. */
    public List<Bytes> checkValues() {
        return List.of(enc.checkValue(), mac.checkValue(), dek.checkValue());
    }

    @Override
    public void close() {
        enc.close();
        mac.close();
        dek.close();
    }

    @Override
    public String toString() {
        return "StaticKeys";
    }
}
