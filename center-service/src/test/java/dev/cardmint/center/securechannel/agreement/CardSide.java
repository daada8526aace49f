package dev.cardmint.center.securechannel.agreement;

import dev.cardmint.center.securechannel.ChannelOpening;
import dev.cardmint.center.securechannel.CommandForm;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.securechannel.KeyVersionNumber;
import dev.cardmint.center.securechannel.Protocol;
import dev.cardmint.center.securechannel.SecureChannel;
import dev.cardmint.center.securechannel.SecurityLevel;
import dev.cardmint.center.securechannel.scp02.Scp02;
import dev.cardmint.center.securechannel.scp02.Scp02Keys;
import dev.cardmint.center.securechannel.scp03.Scp03;
import dev.cardmint.center.securechannel.scp03.Scp03Keys;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.CardKey;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.Scp02Option;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.Random;

/** Both ends of one secure channel with keys, challenges and counter of chance. */
record CardSide(SecureChannel center, CardChannel card) implements AutoCloseable {

    private static final Bytes CHIP = Bytes.ofHex("00112233445566778899");
    private static final int KEY_VERSION = 0x30;

    /**
     * What a channel is opened with.
     *
     * @param option the parameter i
     * @param keyBytes length of its keys
     */
    record Terms(Protocol protocol, int option, int keyBytes, SecurityLevel level, CommandForm form) {

        private ChannelOption cardOption() {
            return protocol == Protocol.SCP02 ? new Scp02Option(option) : new Scp03Option(option);
        }

        private dev.cardmint.center.securechannel.ChannelOption centerOption() {
            return protocol == Protocol.SCP02
                    ? new dev.cardmint.center.securechannel.Scp02Option(option)
                    : new dev.cardmint.center.securechannel.Scp03Option(option);
        }
    }

    static CardSide open(Terms terms, Random random) {
        ChannelOption option = terms.cardOption();
        Bytes enc = bytes(random, terms.keyBytes());
        Bytes mac = bytes(random, terms.keyBytes());
        Bytes host = bytes(random, option.hostChallengeSize());
        Bytes sequence = bytes(random, option.sequenceSize());
        CardKey.Type type = terms.protocol() == Protocol.SCP02 ? CardKey.Type.DES3 : CardKey.Type.AES;
        try (var keys =
                new StaticKeys(type.key(enc.toByteArray()), type.key(mac.toByteArray()), type.key(enc.toByteArray()))) {
            CardChannel card = option.start(keys, host, sequence, bytes(random, option.cardChallengeSize()));
            InitializeUpdate.Response answer =
                    InitializeUpdate.Response.parse(card.answer(CHIP, KEY_VERSION, sequence), terms.centerOption());
            if (!answer.keyVersion().equals(new KeyVersionNumber(KEY_VERSION))) {
                throw new AssertionError("Key version");
            }
            var opening = new ChannelOpening(host, answer, terms.level(), terms.form());
            return new CardSide(open(terms.protocol(), enc, mac, opening), card);
        }
    }

    private static SecureChannel open(Protocol protocol, Bytes enc, Bytes mac, ChannelOpening opening) {
        return switch (protocol) {
            case SCP02 -> {
                try (var keys = new Scp02Keys(enc.toByteArray(), mac.toByteArray())) {
                    yield Scp02.open(keys, opening);
                }
            }
            case SCP03 -> {
                try (var keys = new Scp03Keys(enc.toByteArray(), mac.toByteArray())) {
                    yield Scp03.open(keys, opening);
                }
            }
        };
    }

    static Bytes bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    /** Goes through the encoded form, as on the way to a card. */
    private static CommandApdu carried(CommandApdu command) {
        return CommandApdu.parse(command.encode());
    }

    void authenticate(CommandApdu command) throws SecureChannelException {
        card.authenticate(carried(command));
    }

    /** What the card reads of a command, after its checks. */
    CommandApdu receive(CommandApdu command) throws SecureChannelException {
        return card.unwrap(carried(command));
    }

    /** The card's protected answer to the command that it received last. */
    ResponseApdu answer(Bytes data, int status) {
        return ResponseApdu.parse(
                card.wrap(new ResponseApdu(data, new StatusWord(status))).encode());
    }

    @Override
    public void close() {
        center.close();
        card.close();
    }
}
