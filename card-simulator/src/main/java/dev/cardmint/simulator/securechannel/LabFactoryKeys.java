package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;

/**
 * The factory keys that a lab's blanks with shared keys have, the same on every card: published like the
 * {@link LabTransportMaster}, and for drills only.
 */
public final class LabFactoryKeys {

    public static final int KEY_VERSION = 0x2F;
    public static final int KEY_BITS = 128;

    /** Random challenges: those that follow from the keys would be the same on every card. */
    public static final int OPTION = 0x60;

    /** "Cardmint shared!" in ASCII, for all three keys. */
    public static final Bytes VALUE = Bytes.ofHex("436172646D696E742073686172656421");

    private LabFactoryKeys() {}

    /** The keys; the caller wipes them. */
    public static StaticKeys keys() {
        return new StaticKeys(key(), key(), key());
    }

    private static AesKey key() {
        return AesKey.of(VALUE.toByteArray());
    }
}
