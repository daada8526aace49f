package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.Protocol;

/** What kind of keys a set holds; the value stands before each key in PUT KEY (GPCS, Table 11-16). */
public enum KeyType {
    /** AES-128, 192 or 256: keys of SCP03. */
    AES(0x88, Protocol.SCP03),
    /** 3DES with two keys: keys of SCP02. */
    DES3(0x80, Protocol.SCP02);

    private final int value;
    private final Protocol protocol;

    KeyType(int value, Protocol protocol) {
        this.value = value;
        this.protocol = protocol;
    }

    public int value() {
        return value;
    }

    /** The secure channel protocol that such keys open. */
    public Protocol protocol() {
        return protocol;
    }

    boolean allows(int keyBits) {
        return keyBits == 128 || (this == AES && (keyBits == 192 || keyBits == 256));
    }
}
