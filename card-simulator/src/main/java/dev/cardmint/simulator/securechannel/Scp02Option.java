package dev.cardmint.simulator.securechannel;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.scp02.Scp02CardChannel;
import dev.cardmint.simulator.securechannel.scp02.Scp02HostMessaging;

/**
 * The option {@code i} of SCP02 (GPC 2.3.1, E.1.1): three keys, explicit initiation, C-MAC on the modified command.
 *
 * @param value 15, 45, 55 or 75
 */
public record Scp02Option(int value) implements ChannelOption {

    public static final int PROTOCOL = 2;

    private static final int ICV_ENCRYPTION = 0x10;
    private static final int R_MAC = 0x20;
    private static final int PSEUDO_RANDOM = 0x40;

    public Scp02Option {
        if (value != 0x15 && value != 0x45 && value != 0x55 && value != 0x75) {
            throw new IllegalArgumentException("SCP02 is not here with i=%02X".formatted(value));
        }
    }

    /** The C-MAC before is encrypted where the next one begins. */
    public boolean encryptsIcv() {
        return (value & ICV_ENCRYPTION) != 0;
    }

    @Override
    public int protocol() {
        return PROTOCOL;
    }

    @Override
    public CardKey.Type keyType() {
        return CardKey.Type.DES3;
    }

    @Override
    public int hostChallengeSize() {
        return 8;
    }

    @Override
    public int cardChallengeSize() {
        return 6;
    }

    @Override
    public int sequenceSize() {
        return 2;
    }

    @Override
    public boolean countsUnfinished() {
        return false;
    }

    @Override
    public boolean hasPseudoRandomChallenge() {
        return (value & PSEUDO_RANDOM) != 0;
    }

    @Override
    public Bytes pseudoRandomChallenge(StaticKeys keys, Bytes sequence, Bytes invoker) {
        return Scp02CardChannel.pseudoRandomChallenge(keys, sequence, invoker);
    }

    @Override
    public CardChannel start(StaticKeys keys, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        return Scp02CardChannel.start(keys, this, hostChallenge, sequence, cardChallenge);
    }

    @Override
    public HostMessaging host(StaticKeys keys, Bytes hostChallenge, Bytes sequence, Bytes cardChallenge) {
        return new Scp02HostMessaging(keys, this, hostChallenge, sequence, cardChallenge);
    }

    @Override
    public boolean macsResponses() {
        return (value & R_MAC) != 0;
    }

    @Override
    public boolean encryptsResponses() {
        return false;
    }
}
