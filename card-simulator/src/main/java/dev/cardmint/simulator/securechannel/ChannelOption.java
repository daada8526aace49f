package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;

/** A secure channel protocol with its option {@code i}: what a card's channel can do. */
public sealed interface ChannelOption permits Scp02Option, Scp03Option {

    /**
     * An option of a protocol.
     *
     * @throws IllegalArgumentException if the protocol is neither 2 nor 3, or has no such option
     */
    static ChannelOption of(int protocol, int value) {
        return switch (protocol) {
            case Scp02Option.PROTOCOL -> new Scp02Option(value);
            case Scp03Option.PROTOCOL -> new Scp03Option(value);
            default -> throw new IllegalArgumentException("There is no protocol SCP%02X".formatted(protocol));
        };
    }

    /** 2 or 3. */
    int protocol();

    /** The option {@code i}. */
    int value();

    /** The keys with which this protocol works. */
    CardKey.Type keyType();

    /** Length of the host challenge. */
    int hostChallengeSize();

    /** Length of the card challenge. */
    int cardChallengeSize();

    /** Length of the sequence counter. */
    int sequenceSize();

    /** Whether the sequence counter counts every INITIALIZE UPDATE, or only channels that were authenticated. */
    boolean countsUnfinished();

    /** The card challenge is derived from a sequence counter; otherwise it is random. */
    boolean hasPseudoRandomChallenge();

    /**
     * The pseudo-random card challenge.
     *
     * @param sequence the sequence counter
     * @param invoker AID of the application or security domain that is selected and asks for the channel
     */
    Bytes pseudoRandomChallenge(StaticKeys keys, Bytes sequence, Bytes invoker);

    /** Starts the card's end of a channel. */
    CardChannel start(StaticKeys keys, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge);

    /** Starts a host's end of a channel. */
    HostMessaging host(StaticKeys keys, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge);

    boolean macsResponses();

    boolean encryptsResponses();
}
