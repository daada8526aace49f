package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.content.ContentManagement;
import dev.cardmint.simulator.content.DataStorage;
import dev.cardmint.simulator.content.MemoryAccount;
import dev.cardmint.simulator.content.RegistryList;
import dev.cardmint.simulator.keys.KeyManagement;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.securechannel.CardChannel;
import dev.cardmint.simulator.securechannel.Scp03Option;
import dev.cardmint.simulator.securechannel.SecureChannelException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The issuer security domain: its secure channel, and which command may run when (GPC 2.3.1, 7 and 11). */
final class IssuerSecurityDomain {

    private static final int INITIALIZE_UPDATE = 0x50;
    private static final int EXTERNAL_AUTHENTICATE = 0x82;
    private static final int GET_DATA = 0xCA;
    private static final int GET_STATUS = 0xF2;
    private static final int SET_STATUS = 0xF0;
    private static final int INSTALL = 0xE6;
    private static final int LOAD = 0xE8;
    private static final int DELETE = 0xE4;
    private static final int STORE_DATA = 0xE2;
    private static final int PUT_KEY = 0xD8;

    private final CardState state;
    private final CardSession session;
    private final RandomGenerator random;
    private final DataObjects dataObjects;
    private final RegistryList registry;
    private final LifeCycleControl lifeCycles;
    private final ContentManagement content;
    private final DataStorage storage;
    private final KeyManagement keys;

    IssuerSecurityDomain(CardState state, CardSession session, RandomGenerator random) {
        this.state = state;
        this.session = session;
        this.random = random;
        dataObjects = new DataObjects(state);
        registry = new RegistryList(state.content(), session.chains());
        lifeCycles = new LifeCycleControl(state);
        content = new ContentManagement(state.content(), state.memory(), state.keys(), session.chains());
        storage = new DataStorage(state.memory(), session.chains());
        keys = new KeyManagement(state.keys(), () -> state.memory().fits(MemoryAccount.KEY_SET));
    }

    /** File control information: the AID and the longest command data field (GPC 2.3.1, 11.9.3.1). */
    Bytes select() {
        return Tlv.of(
                        0x6F,
                        new Tlv(0x84, CardState.SECURITY_DOMAIN.value()),
                        Tlv.of(0xA5, new Tlv(0x9F65, Bytes.of(0xFF))))
                .encode();
    }

    /** Runs a command; a fault may put a status word in the place of its effect. */
    ResponseApdu process(CommandApdu command, @Nullable StatusWord fault) {
        if (isChannelCommand(command)) {
            return fault == null ? openChannel(command) : ResponseApdu.of(fault);
        }
        CardChannel channel = session.channel();
        if (channel != null && channel.isAuthenticated()) {
            return inChannel(channel, command, fault);
        }
        session.closeChannel();
        return fault == null ? withoutChannel(command) : ResponseApdu.of(fault);
    }

    private static boolean isChannelCommand(CommandApdu command) {
        return command.ins() == INITIALIZE_UPDATE || command.ins() == EXTERNAL_AUTHENTICATE;
    }

    private ResponseApdu openChannel(CommandApdu command) {
        unless(state.lifeCycle() != CardLifeCycle.TERMINATED, Status.CONDITIONS);
        if (command.ins() == INITIALIZE_UPDATE) {
            unless(command.cla() == 0x80, Status.UNKNOWN_CLA);
            return success(initializeUpdate(command));
        }
        unless(command.cla() == 0x84, Status.UNKNOWN_CLA);
        return externalAuthenticate(command);
    }

    /** INITIALIZE UPDATE (Amendment D, 7.1.1); it ends any channel, whatever it answers. */
    private Bytes initializeUpdate(CommandApdu command) {
        session.closeChannel();
        unless(command.p2() == 0, Status.WRONG_P1_P2);
        unless(command.data().size() == option().macSize(), Status.WRONG_LENGTH);
        unless(!state.isAuthenticationBlocked(), Status.AUTHENTICATION_BLOCKED);
        KeySet keySet = state.keySet(command.p1());
        if (keySet == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        unless(!keySet.isExhausted(), Status.CONDITIONS);
        state.authenticationStarted();
        keySet.countSession();
        Bytes challenge = cardChallenge(keySet);
        CardChannel channel = CardChannel.start(keySet.keys(), option(), command.data(), challenge);
        session.channel(channel, keySet.version());
        return channel.answer(state.birth().kdd(), keySet.version(), keySet.sequence());
    }

    private Scp03Option option() {
        return state.birth().channel().option();
    }

    private Bytes cardChallenge(KeySet keySet) {
        int size = option().macSize();
        if (option().hasPseudoRandomChallenge()) {
            return CardChannel.pseudoRandomChallenge(
                    keySet.keys().enc(), size, keySet.sequence(), CardState.SECURITY_DOMAIN.value());
        }
        byte[] challenge = new byte[size];
        random.nextBytes(challenge);
        return Bytes.copyOf(challenge);
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
        return ResponseApdu.of(StatusWord.SUCCESS);
    }

    private ResponseApdu inChannel(CardChannel channel, CommandApdu command, @Nullable StatusWord fault) {
        CommandApdu plain;
        try {
            plain = channel.unwrap(command);
        } catch (SecureChannelException e) {
            session.closeChannel();
            return ResponseApdu.of(e.statusWord());
        }
        ResponseApdu answer = fault == null ? run(plain, channel) : ResponseApdu.of(fault);
        session.lastAnswerHasRMac(channel.macs(answer.statusWord()));
        return channel.wrap(answer);
    }

    private ResponseApdu run(CommandApdu plain, CardChannel channel) {
        try {
            unless(plain.cla() == 0x80, Status.UNKNOWN_CLA);
            return execute(plain, channel);
        } catch (CommandRefusedException e) {
            return ResponseApdu.of(e.statusWord());
        } catch (MalformedTlvException e) {
            return ResponseApdu.of(Status.WRONG_DATA);
        }
    }

    private ResponseApdu execute(CommandApdu command, CardChannel channel) {
        session.chains().next(command.ins());
        return switch (command.ins()) {
            case GET_DATA -> success(dataObjects.getData(command));
            case GET_STATUS -> {
                unless(state.lifeCycle() != CardLifeCycle.TERMINATED, Status.CONDITIONS);
                yield registry.getStatus(command, state.lifeCycle().code());
            }
            case SET_STATUS -> success(lifeCycles.setStatus(command));
            case INSTALL, LOAD, DELETE, STORE_DATA, PUT_KEY -> success(manageContent(command, channel));
            default -> throw new CommandRefusedException(Status.UNKNOWN_INS);
        };
    }

    private Bytes manageContent(CommandApdu command, CardChannel channel) {
        unless(state.lifeCycle().allowsContentManagement(), Status.CONDITIONS);
        return switch (command.ins()) {
            case INSTALL -> content.install(command);
            case LOAD -> content.load(command);
            case DELETE -> content.delete(command, session.keyVersion());
            case STORE_DATA -> storage.store(command, channel.dek());
            default -> keys.putKey(command, channel.dek());
        };
    }

    /** Without a channel the card only says what everybody may know. */
    private ResponseApdu withoutChannel(CommandApdu command) {
        unless(command.cla() != 0x84, Status.SECURITY_STATUS);
        unless(command.cla() == 0x80 || command.cla() == 0x00, Status.UNKNOWN_CLA);
        return switch (command.ins()) {
            case GET_DATA -> success(dataObjects.getData(command));
            case GET_STATUS, SET_STATUS, INSTALL, LOAD, DELETE, STORE_DATA, PUT_KEY ->
                throw new CommandRefusedException(Status.SECURITY_STATUS);
            default -> throw new CommandRefusedException(Status.UNKNOWN_INS);
        };
    }

    private static ResponseApdu success(Bytes data) {
        return new ResponseApdu(data, StatusWord.SUCCESS);
    }
}
