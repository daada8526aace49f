package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;

/**
 * The transport master of a lab's blanks with AES-256: published like the {@link LabTransportMaster}, for drills only.
 */
public final class LabAes256Master {

    public static final int KEY_VERSION = 0x32;
    public static final int KEY_BITS = 256;

    /** "Cardmint lab key, AES of 256 bit" in ASCII. */
    public static final Bytes VALUE = Bytes.ofHex("436172646D696E74206C6162206B65792C20414553206F662032353620626974");

    private LabAes256Master() {}

    /** The master key, from which the keys of each blank are diversified with KDF3. */
    public static MasterKey key() {
        return MasterKey.of(KEY_VERSION, KEY_BITS, VALUE.toByteArray());
    }
}
