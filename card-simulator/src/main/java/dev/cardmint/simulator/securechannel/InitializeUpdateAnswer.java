package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;

/**
 * What a card answers to INITIALIZE UPDATE (GPC 2.3.1, E.5.1.6; Amendment D, 7.1.1.6).
 *
 * @param diversificationData 10 bytes
 * @param sequence the sequence counter; empty if it is not told
 */
record InitializeUpdateAnswer(
        Bytes diversificationData, ChannelOption option, Bytes sequence, Bytes cardChallenge, Bytes cardCryptogram) {

    private static final int KDD = 10;

    /** Diversification data, key version, protocol. */
    private static final int SCP02_HEAD = 12;

    /** The same, then the option. */
    private static final int SCP03_HEAD = 13;

    /**
     * Reads an answer.
     *
     * @param legacy which option an answer of SCP02 has, as it does not tell
     * @throws NotAuthenticException if it is anything else
     */
    static InitializeUpdateAnswer parse(Bytes data, Scp02Option legacy, int hostChallengeSize)
            throws NotAuthenticException {
        if (data.size() < SCP03_HEAD) {
            throw new NotAuthenticException("INITIALIZE UPDATE answered %d bytes".formatted(data.size()));
        }
        ChannelOption option = option(data, legacy);
        boolean second = option.protocol() == Scp02Option.PROTOCOL;
        int cryptogramSize = hostChallengeSize;
        int at = second ? SCP02_HEAD + option.sequenceSize() : SCP03_HEAD;
        int end = at + option.cardChallengeSize() + cryptogramSize;
        int size = !second && option.hasPseudoRandomChallenge() ? end + option.sequenceSize() : end;
        if (data.size() != size || option.hostChallengeSize() != hostChallengeSize) {
            throw new NotAuthenticException("INITIALIZE UPDATE answered %d bytes".formatted(data.size()));
        }
        return new InitializeUpdateAnswer(
                data.slice(0, KDD),
                option,
                second ? data.slice(SCP02_HEAD, at) : data.slice(end, size),
                data.slice(at, at + option.cardChallengeSize()),
                data.slice(at + option.cardChallengeSize(), end));
    }

    private static ChannelOption option(Bytes data, Scp02Option legacy) throws NotAuthenticException {
        int protocol = data.unsigned(KDD + 1);
        if (protocol == Scp02Option.PROTOCOL) {
            return legacy;
        }
        try {
            return ChannelOption.of(protocol, data.unsigned(SCP02_HEAD));
        } catch (IllegalArgumentException e) {
            throw new NotAuthenticException("The card has no SCP02 or SCP03 that is known");
        }
    }
}
