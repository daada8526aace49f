package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;

/**
 * The access key of a lab's file-system cards, the same on every card: published like the {@link LabTransportMaster},
 * and for drills only.
 */
public final class LabAccessKey {

    public static final int KEY_VERSION = 0x01;
    public static final int KEY_BITS = 128;

    /** "Cardmint access!" in ASCII. */
    public static final Bytes VALUE = Bytes.ofHex("436172646D696E742061636365737321");

    private LabAccessKey() {}

    /** The key; the caller wipes it. */
    public static AesKey key() {
        return AesKey.of(VALUE.toByteArray());
    }
}
