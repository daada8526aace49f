package dev.cardmint.center.keys;

import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.Diversification;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.Random;

/** A card of the simulator, which shares no code with the center, as far as INITIALIZE UPDATE. */
record SimulatedAnswer(Bytes hostChallenge, InitializeUpdate.Response response) {

    /**
     * What a card is made with.
     *
     * @param keyVersion as it answers
     */
    record Made(Bytes master, Protocol protocol, String diversification, int keyVersion, Bytes chip) {}

    static SimulatedAnswer of(Made card, Random random) {
        ChannelOption option = card.protocol() == Protocol.SCP02
                ? new Scp02Option(new int[] {0x15, 0x45, 0x55, 0x75}[random.nextInt(4)])
                : new Scp03Option(new int[] {0x00, 0x10, 0x70, 0x60, 0x61, 0x71}[random.nextInt(6)]);
        Bytes host = bytes(random, option.hostChallengeSize());
        Bytes sequence = bytes(random, option.sequenceSize());
        try (MasterKey master = master(card);
                StaticKeys keys = master.diversify(card.chip());
                CardChannel channel = option.start(keys, host, sequence, bytes(random, option.cardChallengeSize()))) {
            Bytes answer = channel.answer(card.chip(), card.keyVersion(), sequence);
            return new SimulatedAnswer(host, InitializeUpdate.Response.parse(answer));
        }
    }

    private static MasterKey master(Made card) {
        return MasterKey.of(
                1,
                card.protocol() == Protocol.SCP02 ? CardKey.Type.DES3 : CardKey.Type.AES,
                card.master().size() * Byte.SIZE,
                Diversification.valueOf(card.diversification()),
                card.master().toByteArray());
    }

    static Bytes bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }
}
