package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Key-ENC, Key-MAC and Key-DEK of one key set (GPC 2.3.1, E.1.3; Amendment D, 6.1); wiped when closed. */
public final class StaticKeys implements AutoCloseable {

    private final CardKey enc;
    private final CardKey mac;
    private final CardKey dek;

    /**
     * Takes the keys over: closing this set wipes them.
     *
     * @throws IllegalArgumentException if they are not all of one type
     */
    public StaticKeys(CardKey enc, CardKey mac, CardKey dek) {
        if (enc.type() != mac.type() || enc.type() != dek.type()) {
            throw new IllegalArgumentException("The keys of a set are of one type");
        }
        this.enc = enc;
        this.mac = mac;
        this.dek = dek;
    }

    public static StaticKeys readFrom(DataInput in) throws IOException {
        try {
            return new StaticKeys(CardKey.readFrom(in), CardKey.readFrom(in), CardKey.readFrom(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("No key set where one should be", e);
        }
    }

    public void writeTo(DataOutput out) throws IOException {
        enc.writeTo(out);
        mac.writeTo(out);
        dek.writeTo(out);
    }

    public StaticKeys copy() {
        return new StaticKeys(enc.copy(), mac.copy(), dek.copy());
    }

    /** What all three keys are. */
    public CardKey.Type type() {
        return enc.type();
    }

    public CardKey enc() {
        return enc;
    }

    public CardKey mac() {
        return mac;
    }

    public CardKey dek() {
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
