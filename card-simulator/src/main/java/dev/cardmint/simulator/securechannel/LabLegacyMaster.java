package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;

/**
 * The transport master of a lab's blanks with SCP02: published like the {@link LabTransportMaster}, for drills only.
 */
public final class LabLegacyMaster {

    public static final int KEY_VERSION = 0x20;
    public static final int KEY_BITS = 128;

    /** "Cardmint DES key" in ASCII. */
    public static final Bytes VALUE = Bytes.ofHex("436172646D696E7420444553206B6579");

    private LabLegacyMaster() {}

    /** The master key, from which the keys of each blank are diversified with VISA2. */
    public static MasterKey key() {
        return MasterKey.of(KEY_VERSION, CardKey.Type.DES3, KEY_BITS, Diversification.VISA2, VALUE.toByteArray());
    }
}
