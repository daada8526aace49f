package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;

/**
 * The transport master of every lab: published, so that a blank made by hand is one that a lab's center can issue. It
 * protects nothing and belongs to drills only.
 */
public final class LabTransportMaster {

    public static final int KEY_VERSION = 0x30;
    public static final int KEY_BITS = 128;

    /** "Cardmint lab key" in ASCII. */
    public static final Bytes VALUE = Bytes.ofHex("436172646D696E74206C6162206B6579");

    private LabTransportMaster() {}

    /** The master key, from which the keys of each blank are diversified. */
    public static MasterKey key() {
        return MasterKey.of(KEY_VERSION, KEY_BITS, VALUE.toByteArray());
    }
}
