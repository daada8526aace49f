package dev.cardmint.center.securechannel;

/** What a card's secure channel can do: the protocol's parameter {@code i} (GPCS, Table E-1; Amendment D, 5.1). */
public sealed interface ChannelOption permits Scp02Option, Scp03Option {

    Protocol protocol();

    /** The parameter {@code i}, one byte. */
    int value();

    ChannelMode mode();

    boolean allows(SecurityLevel level);

    /** Whether the card challenge is computed from a counter and the invoker's AID, not drawn. */
    boolean pseudoRandomChallenge();
}
