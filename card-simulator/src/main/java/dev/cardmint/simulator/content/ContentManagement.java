package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.keys.KeyRing;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.CardContent;
import dev.cardmint.simulator.registry.MemoryAccount;
import java.util.function.Predicate;

/** INSTALL, LOAD and DELETE (GPC 2.3.1, 11.5, 11.6 and 11.2). */
public final class ContentManagement {

    /** No confirmation follows: there is no delegated management on this card. */
    static final Bytes NO_CONFIRMATION = Bytes.of(0);

    private static final int LOAD = 0x02;
    private static final int INSTALL = 0x04;
    private static final int MAKE_SELECTABLE = 0x08;
    private static final int EXTRADITE = 0x10;
    private static final int PERSONALIZE = 0x20;
    private static final int UPDATE_REGISTRY = 0x40;
    private static final int COMBINED = LOAD | INSTALL | MAKE_SELECTABLE;
    private static final int BEGIN = 0x01;
    private static final int END = 0x03;

    private final Loading loading;
    private final Installation installation;
    private final Deletion deletion;
    private final OpenChains chains;

    /**
     * Content that a channel manages.
     *
     * @param selected whether an application is selected on any logical channel
     */
    public ContentManagement(
            CardContent content,
            MemoryAccount memory,
            KeyRing keys,
            OpenChains chains,
            Predicate<ApplicationInstance> selected) {
        this.chains = chains;
        loading = new Loading(content, memory, keys, chains);
        installation = new Installation(content, memory, chains);
        deletion = new Deletion(content, keys, chains, selected);
    }

    /** P1 says what for, P2 only where a combined process begins and ends (GPC 2.3.1, 11.5.2.1 and 11.5.2.2). */
    public Bytes install(CommandApdu command) {
        Bytes data = command.data();
        if (command.p1() != COMBINED || command.p2() != END) {
            chains.load(null);
        }
        switch (command.p1() << 8 | command.p2()) {
            case LOAD << 8 -> loading.begin(InstallFields.parse(data, Loading.FIELDS), false);
            case COMBINED << 8 | BEGIN -> loading.begin(InstallFields.parse(data, Loading.FIELDS), true);
            case COMBINED << 8 | END -> installation.installArrived(fields(data));
            case INSTALL << 8 -> installation.install(fields(data), false);
            case (INSTALL | MAKE_SELECTABLE) << 8 -> installation.install(fields(data), true);
            case MAKE_SELECTABLE << 8 -> installation.makeSelectable(fields(data));
            case EXTRADITE << 8 -> installation.extradite(fields(data));
            case PERSONALIZE << 8 -> installation.personalize(fields(data));
            case UPDATE_REGISTRY << 8 -> installation.updateRegistry(fields(data));
            default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
        }
        return NO_CONFIRMATION;
    }

    private static InstallFields fields(Bytes data) {
        return InstallFields.parse(data, Installation.FIELDS);
    }

    /** A block of a load file, after INSTALL [for load]. */
    public Bytes load(CommandApdu command) {
        return loading.load(command);
    }

    /** DELETE of an application, a load file or keys; P2 80 asks for related objects, too. */
    public Bytes delete(CommandApdu command, int keyVersionInUse) {
        unless(command.p1() == 0 && (command.p2() & 0x7F) == 0, Status.WRONG_P1_P2);
        deletion.delete(command, keyVersionInUse);
        return NO_CONFIRMATION;
    }
}
