package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.scp03.Scp03CardChannel;
import dev.cardmint.simulator.securechannel.scp03.Scp03HostMessaging;

/**
 * The option {@code i} of SCP03 (Amendment D 1.2, 5.1): what a card's channel can do.
 *
 * @param value 00, 10, 20, 30, 60 or 70 for S8, one more for S16
 */
public record Scp03Option(int value) implements ChannelOption {

    public static final int PROTOCOL = 3;

    private static final int S16 = 0x01;
    private static final int PSEUDO_RANDOM = 0x10;
    private static final int R_MAC = 0x20;
    private static final int R_ENC = 0x40;

    public Scp03Option {
        boolean knownBits = (value & ~(S16 | PSEUDO_RANDOM | R_MAC | R_ENC)) == 0;
        boolean rEncWithoutRMac = (value & (R_MAC | R_ENC)) == R_ENC;
        if (!knownBits || rEncWithoutRMac) {
            throw new IllegalArgumentException("SCP03 has no option i=%02X".formatted(value));
        }
    }

    @Override
    public int protocol() {
        return PROTOCOL;
    }

    @Override
    public CardKey.Type keyType() {
        return CardKey.Type.AES;
    }

    @Override
    public int hostChallengeSize() {
        return macSize();
    }

    @Override
    public int cardChallengeSize() {
        return macSize();
    }

    @Override
    public int sequenceSize() {
        return 3;
    }

    @Override
    public boolean countsUnfinished() {
        return true;
    }

    @Override
    public boolean hasPseudoRandomChallenge() {
        return (value & PSEUDO_RANDOM) != 0;
    }

    @Override
    public Bytes pseudoRandomChallenge(StaticKeys keys, Bytes sequence, Bytes invoker) {
        return Scp03CardChannel.pseudoRandomChallenge((AesKey) keys.enc(), macSize(), sequence, invoker);
    }

    @Override
    public CardChannel start(StaticKeys keys, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        return Scp03CardChannel.start(keys, this, hostChallenge, cardChallenge);
    }

    @Override
    public HostMessaging host(StaticKeys keys, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        return new Scp03HostMessaging(keys, hostChallenge, cardChallenge);
    }

    @Override
    public boolean macsResponses() {
        return (value & R_MAC) != 0;
    }

    @Override
    public boolean encryptsResponses() {
        return (value & R_ENC) != 0;
    }

    /** Length of challenges, cryptograms and MACs: 8, or 16 in S16 mode (Amendment D 1.2, 6.2). */
    public int macSize() {
        return (value & S16) != 0 ? 16 : 8;
    }
}
