package dev.cardmint.center.securechannel;

/** Secure channel protocols (GPCS 10.7); the value is what a card answers to INITIALIZE UPDATE. */
public enum Protocol {
    /** 3DES (GPCS, appendix E). */
    SCP02(0x02),
    /** AES (Amendment D). */
    SCP03(0x03);

    private final int value;

    Protocol(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
