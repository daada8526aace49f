package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.ChannelOption;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import dev.cardmint.simulator.securechannel.StaticKeys;
import java.util.random.RandomGenerator;

/**
 * INITIALIZE UPDATE and EXTERNAL AUTHENTICATE with the issuer security domain's keys (GPC 2.3.1, E.5; Amendment D,
 * 7.1).
 */
final class ChannelOpening {

    private static final int INITIALIZE_UPDATE = 0x50;
    private static final int EXTERNAL_AUTHENTICATE = 0x82;
    private static final int PLAIN = 0x80;
    private static final int SECURED = 0x84;

    private final CardState state;
    private final CardSession session;
    private final RandomGenerator random;

    ChannelOpening(CardState state, CardSession session, RandomGenerator random) {
        this.state = state;
        this.session = session;
        this.random = random;
    }

    /** An application hands over only what bears GlobalPlatform's class byte: EXTERNAL AUTHENTICATE is ISO's, too. */
    boolean isAskedFor(CommandApdu command) {
        return switch (command.ins()) {
            case INITIALIZE_UPDATE -> session.selected() == null || command.cla() == PLAIN;
            case EXTERNAL_AUTHENTICATE -> session.selected() == null || command.cla() == SECURED;
            default -> false;
        };
    }

    ResponseApdu process(CommandApdu command) {
        boolean starts = command.ins() == INITIALIZE_UPDATE;
        if (command.cla() != (starts ? PLAIN : SECURED)) {
            session.closeChannel();
            throw new CommandRefusedException(Status.UNKNOWN_CLA);
        }
        unless(state.lifeCycle() != CardLifeCycle.TERMINATED, Status.CONDITIONS);
        return starts ? new ResponseApdu(initializeUpdate(command), StatusWord.SUCCESS) : externalAuthenticate(command);
    }

    /** INITIALIZE UPDATE (GPC 2.3.1, E.5.1; Amendment D, 7.1.1); it ends any channel, whatever it answers. */
    private Bytes initializeUpdate(CommandApdu command) {
        session.closeChannel();
        unless(command.p2() == 0, Status.WRONG_P1_P2);
        KeySet keySet = state.keySet(command.p1());
        ChannelOption option = keySet == null ? null : state.option(keySet);
        int hostChallenge = (option == null ? state.birth().channel().option() : option).hostChallengeSize();
        unless(command.data().size() == hostChallenge, Status.WRONG_LENGTH);
        unless(!state.isAuthenticationBlocked(), Status.AUTHENTICATION_BLOCKED);
        if (keySet == null || option == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        unless(!keySet.isExhausted(option.sequenceSize()), Status.CONDITIONS);
        state.authenticationStarted();
        if (option.countsUnfinished()) {
            keySet.countSession();
        }
        return started(option, keySet, command.data());
    }

    private Bytes started(ChannelOption option, KeySet keySet, Bytes hostChallenge) {
        Bytes sequence = keySet.sequence(option.sequenceSize());
        Bytes challenge = cardChallenge(option, keySet.keys(), sequence);
        CardChannel channel = option.start(keySet.keys(), hostChallenge, sequence, challenge);
        session.channel(channel, keySet);
        return channel.answer(state.birth().kdd(), keySet.version(), sequence);
    }

    private Bytes cardChallenge(ChannelOption option, StaticKeys keys, Bytes sequence) {
        if (option.hasPseudoRandomChallenge()) {
            return option.pseudoRandomChallenge(keys, sequence, invoker());
        }
        byte[] challenge = new byte[option.cardChallengeSize()];
        random.nextBytes(challenge);
        return Bytes.copyOf(challenge);
    }

    /** The AID of what asks for the channel (Amendment D, 6.2.2.1): the selected application's, if one is. */
    private Bytes invoker() {
        ApplicationInstance selected = session.selected();
        return (selected == null ? state.securityDomain() : selected.aid()).value();
    }

    private ResponseApdu externalAuthenticate(CommandApdu command) {
        CardChannel channel = session.channel();
        if (channel == null) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
        boolean pending = !channel.isAuthenticated();
        try {
            channel.authenticate(command);
        } catch (SecureChannelException e) {
            session.closeChannel();
            if (pending) {
                state.authenticationFailed();
            }
            throw new CommandRefusedException(e.statusWord());
        }
        state.authenticated();
        countSession();
        return ResponseApdu.of(StatusWord.SUCCESS);
    }

    /** SCP02 counts the channels that were authenticated (GPC 2.3.1, E.1.2.1). */
    private void countSession() {
        KeySet keySet = session.channelKeys();
        ChannelOption option = keySet == null ? null : state.option(keySet);
        if (keySet != null && option != null && !option.countsUnfinished()) {
            keySet.countSession();
        }
    }
}
