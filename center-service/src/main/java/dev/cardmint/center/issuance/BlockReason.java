package dev.cardmint.center.issuance;

/** Why a holder gets no card. A closed set: what is known of a person has no place in a log. */
public enum BlockReason {
    FRAUD("fraud is suspected"),
    DECEASED("the holder has died"),
    LEFT("the holder has left"),
    OTHER("the issuer has said so");

    private final String words;

    BlockReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
