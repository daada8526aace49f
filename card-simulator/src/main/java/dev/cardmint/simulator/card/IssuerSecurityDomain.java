package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.content.ContentManagement;
import dev.cardmint.simulator.content.DataStorage;
import dev.cardmint.simulator.content.RegistryList;
import dev.cardmint.simulator.keys.KeyManagement;
import dev.cardmint.simulator.keys.KeySet;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.MemoryAccount;
import dev.cardmint.simulator.securechannel.CardChannel;
import java.util.function.Predicate;

/** The issuer security domain: which command may run when (GPC 2.3.1, 7 and 11). */
final class IssuerSecurityDomain {

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
    private final DataObjects dataObjects;
    private final RegistryList registry;
    private final LifeCycleControl lifeCycles;
    private final ContentManagement content;
    private final DataStorage storage;
    private final KeyManagement keys;

    IssuerSecurityDomain(CardState state, CardSession session, Predicate<ApplicationInstance> selected) {
        this.state = state;
        this.session = session;
        dataObjects = new DataObjects(state);
        registry = new RegistryList(state.content(), session.chains());
        lifeCycles = new LifeCycleControl(state);
        content = new ContentManagement(state.content(), state.memory(), state.keys(), session.chains(), selected);
        storage = new DataStorage(state.content(), state.memory(), session.chains());
        keys = new KeyManagement(
                state.keys(), type -> state.birth().channel().optionFor(type) != null, () -> state.memory()
                        .fits(MemoryAccount.KEY_SET));
    }

    /** Runs a command from the domain's own channel. */
    ResponseApdu execute(CommandApdu command, CardChannel channel) {
        unless(command.cla() == 0x80 || isInterindustry(command), Status.UNKNOWN_CLA);
        session.chains().next(command.ins());
        return switch (command.ins()) {
            case GET_DATA -> success(dataObjects.getData(command, session.channelKeys()));
            case GET_STATUS -> {
                unless(state.lifeCycle() != CardLifeCycle.TERMINATED, Status.CONDITIONS);
                yield registry.getStatus(command, state.lifeCycle().code());
            }
            case SET_STATUS -> success(lifeCycles.setStatus(command));
            case INSTALL, LOAD, DELETE, STORE_DATA, PUT_KEY -> success(manageContent(command, channel));
            default -> throw new CommandRefusedException(Status.UNKNOWN_INS);
        };
    }

    /** GET DATA is ISO/IEC 7816-4's own command, too. */
    private static boolean isInterindustry(CommandApdu command) {
        return command.cla() == 0x00 && command.ins() == GET_DATA;
    }

    /** Runs a command from the channel of a selected application, which takes STORE DATA through the domain. */
    ResponseApdu executeFor(ApplicationInstance selected, CommandApdu command, CardChannel channel) {
        return command.cla() == 0x80 && command.ins() == STORE_DATA
                ? success(storage.storeFor(selected, command, channel.dek()))
                : selected.application().process(command);
    }

    private Bytes manageContent(CommandApdu command, CardChannel channel) {
        unless(state.lifeCycle().allowsContentManagement(), Status.CONDITIONS);
        return switch (command.ins()) {
            case INSTALL -> content.install(command);
            case LOAD -> content.load(command);
            case DELETE -> content.delete(command, versionInUse());
            case STORE_DATA -> storage.store(command, channel.dek());
            default -> keys.putKey(command, channel.dek());
        };
    }

    /** Without a channel the card only says what everybody may know. */
    ResponseApdu withoutChannel(CommandApdu command) {
        unless(state.lifeCycle() != CardLifeCycle.TERMINATED || command.ins() == GET_DATA, Status.CONDITIONS);
        unless(command.cla() != 0x84, Status.SECURITY_STATUS);
        unless(command.cla() == 0x80 || command.cla() == 0x00, Status.UNKNOWN_CLA);
        return switch (command.ins()) {
            case GET_DATA -> success(dataObjects.getData(command, null));
            case GET_STATUS, SET_STATUS, INSTALL, LOAD, DELETE, STORE_DATA, PUT_KEY ->
                throw new CommandRefusedException(Status.SECURITY_STATUS);
            default -> throw new CommandRefusedException(Status.UNKNOWN_INS);
        };
    }

    /** The version of the set that the channel was opened with, or 0 once PUT KEY has replaced that set. */
    private int versionInUse() {
        KeySet inUse = session.channelKeys();
        return inUse != null && state.keySets().contains(inUse) ? inUse.version() : 0;
    }

    private static ResponseApdu success(Bytes data) {
        return new ResponseApdu(data, StatusWord.SUCCESS);
    }
}
