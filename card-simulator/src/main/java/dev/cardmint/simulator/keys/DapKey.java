package dev.cardmint.simulator.keys;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The key of version 73 that verifies load files (GPC 2.3.1, 9.2.1, 11.1.9 and C.3). */
public sealed interface DapKey extends AutoCloseable permits AesDapKey, RsaDapKey {

    int VERSION = 0x73;
    int IDENTIFIER = 0x01;

    /** Reads what {@link #writeTo} wrote. */
    static DapKey readFrom(DataInput in) throws IOException {
        return in.readBoolean() ? AesDapKey.readFrom(in) : RsaDapKey.readFrom(in);
    }

    void writeTo(DataOutput out) throws IOException;

    /** Whether a signature is one of a Load File Data Block Hash. */
    boolean verifies(Bytes hash, Bytes signature);

    /** Its part of the key information template: identifier, version, types and lengths (GPC 2.3.1, 11.3.3.1). */
    Bytes information();

    /** The check value that PUT KEY answers; empty for a public key. */
    Bytes checkValue();

    @Override
    void close();
}
