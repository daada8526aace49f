package dev.cardmint.center.securechannel;

/** Length of challenges, cryptograms and MACs of a secure channel (Amendment D, 5.1). */
public enum ChannelMode {
    S8(8),
    S16(16);

    private final int size;

    ChannelMode(int size) {
        this.size = size;
    }

    /** Bytes of a challenge, a cryptogram and a MAC. */
    public int size() {
        return size;
    }
}
