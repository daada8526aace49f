package dev.cardmint.center.securechannel.bench;

import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.Scp02Option;
import dev.cardmint.center.securechannel.Scp03Option;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.Random;

/** Keys and challenges of one session, the same every time, with a card cryptogram that verifies. */
record Session(Bytes enc, Bytes mac, ChannelOpening opening) {

    static Session of(ChannelOption option, int keyBytes, SecurityLevel level) {
        var random = new Random(keyBytes);
        Bytes enc = bytes(random, keyBytes);
        Bytes mac = bytes(random, keyBytes);
        boolean scp02 = option.protocol() == Protocol.SCP02;
        dev.cardmint.simulator.securechannel.ChannelOption card = scp02
                ? new dev.cardmint.simulator.securechannel.Scp02Option(option.value())
                : new dev.cardmint.simulator.securechannel.Scp03Option(option.value());
        CardKey.Type type = scp02 ? CardKey.Type.DES3 : CardKey.Type.AES;
        Bytes host = bytes(random, card.hostChallengeSize());
        Bytes sequence = bytes(random, card.sequenceSize());
        Bytes challenge = bytes(random, card.cardChallengeSize());
        try (var keys = new StaticKeys(
                        type.key(enc.toByteArray()), type.key(mac.toByteArray()), type.key(enc.toByteArray()));
                CardChannel channel = card.start(keys, host, sequence, challenge)) {
            Bytes answer = channel.answer(Bytes.copyOf(new byte[10]), 0x30, sequence);
            return new Session(
                    enc, mac, new ChannelOpening(host, InitializeUpdate.Response.parse(answer, option), level));
        }
    }

    private static Bytes bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    /** An option of this protocol and mode that allows every level. */
    static ChannelOption option(String name) {
        return switch (name) {
            case "SCP02" -> new Scp02Option(0x75);
            case "SCP03 S8" -> new Scp03Option(0x70);
            default -> new Scp03Option(0x71);
        };
    }
}
