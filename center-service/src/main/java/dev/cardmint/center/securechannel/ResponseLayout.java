package dev.cardmint.center.securechannel;

import dev.cardmint.center.securechannel.InitializeUpdate.Response;
import dev.cardmint.model.bytes.Bytes;

/**
 * The data field of an answer to INITIALIZE UPDATE (GPCS, Table E-7; Amendment D, Table 7-3).
 *
 * <pre>
 * SCP02  diversification data(10) ‖ key version ‖ 02 ‖ sequence counter(2) ‖ card challenge(6) ‖ cryptogram(8)
 * SCP03  diversification data(10) ‖ key version ‖ 03 ‖ i ‖ card challenge(8 or 16) ‖ cryptogram(8 or 16)
 *        ‖ sequence counter(3), if the challenge is pseudo-random
 * </pre>
 */
final class ResponseLayout {

    private static final int KEY_VERSION = 10;
    private static final int PROTOCOL = 11;
    private static final int AFTER_PROTOCOL = 12;
    private static final int SCP02_COUNTER = 2;
    private static final int SCP02_CHALLENGE = 6;
    private static final int SCP03_COUNTER = 3;

    private ResponseLayout() {}

    static int challenge(ChannelOption option) {
        return option.protocol() == Protocol.SCP02
                ? SCP02_CHALLENGE
                : option.mode().size();
    }

    static int counter(ChannelOption option) {
        if (option.protocol() == Protocol.SCP02) {
            return SCP02_COUNTER;
        }
        return option.pseudoRandomChallenge() ? SCP03_COUNTER : 0;
    }

    static Response parse(Bytes data, ChannelOption expected) {
        if (protocol(data) != expected.protocol()) {
            throw new MalformedResponseException("The card speaks secure channel protocol %02X, not %s"
                    .formatted(data.unsigned(PROTOCOL), expected.protocol()));
        }
        return switch (expected.protocol()) {
            case SCP02 -> scp02(data, expected);
            case SCP03 -> scp03(data);
        };
    }

    static Response parse(Bytes data) {
        return switch (protocol(data)) {
            case SCP02 -> scp02(data, Scp02Option.LEAST);
            case SCP03 -> scp03(data);
        };
    }

    private static Protocol protocol(Bytes data) {
        requireLength(data, AFTER_PROTOCOL + 1, data.size());
        for (Protocol protocol : Protocol.values()) {
            if (protocol.value() == data.unsigned(PROTOCOL)) {
                return protocol;
            }
        }
        throw new MalformedResponseException(
                "The card speaks secure channel protocol %02X".formatted(data.unsigned(PROTOCOL)));
    }

    private static Response scp02(Bytes data, ChannelOption option) {
        int challenge = AFTER_PROTOCOL + SCP02_COUNTER;
        int cryptogram = challenge + SCP02_CHALLENGE;
        int end = cryptogram + option.mode().size();
        requireLength(data, end, end);
        return new Response(
                data.slice(0, KEY_VERSION),
                new KeyVersionNumber(data.unsigned(KEY_VERSION)),
                option,
                data.slice(challenge, cryptogram),
                data.slice(cryptogram, end),
                data.slice(AFTER_PROTOCOL, challenge));
    }

    private static Response scp03(Bytes data) {
        Scp03Option option = option(data.unsigned(AFTER_PROTOCOL));
        int challenge = AFTER_PROTOCOL + 1;
        int cryptogram = challenge + option.mode().size();
        int counter = cryptogram + option.mode().size();
        int end = counter + counter(option);
        requireLength(data, end, end);
        return new Response(
                data.slice(0, KEY_VERSION),
                new KeyVersionNumber(data.unsigned(KEY_VERSION)),
                option,
                data.slice(challenge, cryptogram),
                data.slice(cryptogram, counter),
                counter == end ? null : data.slice(counter, end));
    }

    private static void requireLength(Bytes data, int least, int most) {
        if (data.size() < least || data.size() > most) {
            throw new MalformedResponseException(
                    "INITIALIZE UPDATE answered %d bytes, not %d".formatted(data.size(), least));
        }
    }

    private static Scp03Option option(int value) {
        try {
            return new Scp03Option(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedResponseException("INITIALIZE UPDATE: " + e.getMessage());
        }
    }

    static Bytes encode(Response response) {
        Bytes counter = response.sequenceCounter() == null ? Bytes.EMPTY : response.sequenceCounter();
        Bytes head = response.diversificationData()
                .concat(Bytes.of(
                        response.keyVersion().value(),
                        response.option().protocol().value()));
        Bytes proof = response.cardChallenge().concat(response.cardCryptogram());
        return switch (response.option().protocol()) {
            case SCP02 -> head.concat(counter).concat(proof);
            case SCP03 ->
                head.concat(Bytes.of(response.option().value())).concat(proof).concat(counter);
        };
    }
}
