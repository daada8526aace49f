package dev.cardmint.center.securechannel.scp02;

import dev.cardmint.center.securechannel.des.DesCbc;
import dev.cardmint.model.bytes.Bytes;
import java.nio.ByteBuffer;

/** Session keys of SCP02: 3DES-CBC of a constant and the sequence counter under a static key (GPCS E.4.1). */
final class KeyDerivation {

    static final int S_MAC = 0x0101;
    static final int S_RMAC = 0x0102;
    static final int S_DEK = 0x0181;
    static final int S_ENC = 0x0182;

    private KeyDerivation() {}

    /**
     * Derives one session key.
     *
     * @param constant tells the purposes apart (Table E-5)
     * @param sequenceCounter 2 bytes, as the card answered
     */
    static byte[] derive(DesCbc staticKey, int constant, Bytes sequenceCounter) {
        return staticKey.apply(ByteBuffer.allocate(DesCbc.KEY)
                .putShort((short) constant)
                .put(sequenceCounter.toByteArray())
                .array());
    }
}
