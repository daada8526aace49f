package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.loadfile.LoadFile;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.CardContent;
import dev.cardmint.simulator.registry.MemoryAccount;
import dev.cardmint.simulator.registry.Privileges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSTALL of applications that are loaded (GPC 2.3.1, 11.5.2.3.2 to 11.5.2.3.7). */
final class Installation {

    static final int FIELDS = 6;

    private static final int PRIVILEGES = 3;
    private static final int PARAMETERS = 4;
    private static final int TOKEN = 5;

    private final CardContent content;
    private final MemoryAccount memory;
    private final OpenChains chains;

    Installation(CardContent content, MemoryAccount memory, OpenChains chains) {
        this.content = content;
        this.memory = memory;
        this.chains = chains;
    }

    /** Load file, module, application, privileges, parameters, token. */
    void install(InstallFields fields, boolean selectable) {
        LoadFile origin = content.loadFile(fields.get(0));
        if (origin == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        ApplicationInstance instance = instance(origin, fields);
        memory.require(instance.memoryUsed());
        if (selectable) {
            instance.memory().lifeCycle(ApplicationMemory.SELECTABLE);
        }
        content.applications().add(instance);
    }

    /** The end of a combined process: load file and application are on the card together, or not at all. */
    void installArrived(InstallFields fields) {
        LoadChain chain = chains.load();
        chains.load(null);
        @Nullable LoadFile origin = chain == null ? null : chain.arrived();
        if (origin == null) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
        boolean sameFile =
                fields.get(0).isEmpty() || fields.get(0).equals(origin.aid().value());
        unless(sameFile, Status.WRONG_DATA);
        ApplicationInstance instance = instance(origin, fields);
        memory.require((long) MemoryAccount.LOAD_FILE + origin.size() + instance.memoryUsed());
        instance.memory().lifeCycle(ApplicationMemory.SELECTABLE);
        content.add(origin);
        content.applications().add(instance);
    }

    private ApplicationInstance instance(LoadFile origin, InstallFields fields) {
        Aid module = fields.aid(1);
        unless(origin.modules().contains(module), Status.REFERENCE_NOT_FOUND);
        Aid aid = fields.get(2).isEmpty() ? module : fields.aid(2);
        Privileges privileges = Privileges.parse(fields.get(PRIVILEGES));
        InstallParameters parameters = InstallParameters.parse(fields.get(PARAMETERS));
        fields.requireEmpty(TOKEN);
        unless(content.isFree(aid) && !aid.equals(origin.aid()), Status.CONDITIONS);
        memory.requireVolatile(parameters.system().neededVolatile());
        var instance = new ApplicationInstance(
                origin.self(), module, aid, parameters.application(), parameters.quota(), privileges);
        instance.implicitlySelected(parameters.implicitlySelected());
        requireFreePrivileges(instance, privileges, instance.implicitlySelected());
        return instance;
    }

    /** What only one application can have, no other may have (GPC 2.3.1, 6.6.2). */
    private void requireFreePrivileges(ApplicationInstance instance, Privileges privileges, boolean implicit) {
        boolean byDefault = implicit || privileges.isDefaultSelected();
        boolean free = content.applications().stream()
                .filter(each -> each != instance)
                .noneMatch(
                        each -> each.privileges().collidesWith(privileges) || (byDefault && each.isDefaultSelected()));
        unless(free, Status.CONDITIONS);
    }

    /**
     * The privileges are those of INSTALL [for install], or Card Reset now; one that is selectable already can be given
     * Card Reset, and stays where it is in its life (GPC 2.3.1, 11.5.2.3.3).
     */
    void makeSelectable(InstallFields fields) {
        fields.requireEmpty(0, 1, TOKEN);
        ApplicationInstance instance = installed(fields.get(2));
        Privileges privileges =
                fields.get(PRIVILEGES).isEmpty() ? instance.privileges() : Privileges.parse(fields.get(PRIVILEGES));
        Tlv.parseAll(fields.get(PARAMETERS));
        boolean isNew = instance.memory().lifeCycle() == ApplicationMemory.INSTALLED;
        boolean givesCardReset = !fields.get(PRIVILEGES).isEmpty() && privileges.isDefaultSelected();
        unless(isNew || (givesCardReset && instance.isSelectable()), Status.CONDITIONS);
        requireFreePrivileges(instance, privileges, instance.implicitlySelected());
        instance.privileges(privileges);
        if (isNew) {
            instance.memory().lifeCycle(ApplicationMemory.SELECTABLE);
        }
    }

    /** To the only security domain, which has everything already (GPC 2.3.1, 11.5.2.3.4). */
    void extradite(InstallFields fields) {
        fields.requireEmpty(1, PRIVILEGES, PARAMETERS, TOKEN);
        unless(!fields.get(0).isEmpty(), Status.WRONG_DATA);
        fields.requireSecurityDomain(0, content.securityDomain());
        boolean known = content.application(fields.get(2)) != null || content.loadFile(fields.get(2)) != null;
        unless(known, Status.REFERENCE_NOT_FOUND);
    }

    /** Privileges and implicit selection of an application; what is not said stays (GPC 2.3.1, 11.5.2.3.5). */
    void updateRegistry(InstallFields fields) {
        fields.requireSecurityDomain(0, content.securityDomain());
        fields.requireEmpty(1, TOKEN);
        unless(!fields.get(2).equals(content.securityDomain().value()), Status.CONDITIONS);
        ApplicationInstance instance = installed(fields.get(2));
        Privileges privileges =
                fields.get(PRIVILEGES).isEmpty() ? instance.privileges() : Privileges.parse(fields.get(PRIVILEGES));
        List<Tlv> parameters = Tlv.parseAll(fields.get(PARAMETERS));
        @Nullable Bytes selection = SystemParameters.of(parameters).implicitSelection();
        boolean implicit = InstallParameters.isImplicitSelection(selection) || instance.implicitlySelected();
        requireFreePrivileges(instance, privileges, implicit);
        instance.privileges(privileges);
        instance.implicitlySelected(implicit);
    }

    /** STORE DATA is then for that application, or for the security domain itself, as it is without this command. */
    void personalize(InstallFields fields) {
        chains.personalization(null);
        fields.requireEmpty(0, 1, PRIVILEGES, PARAMETERS, TOKEN);
        if (fields.get(2).equals(content.securityDomain().value())) {
            return;
        }
        ApplicationInstance instance = installed(fields.get(2));
        boolean possible = instance.isSelectable() && instance.application().takesPersonalization();
        unless(possible, Status.CONDITIONS);
        chains.personalization(new Personalization(instance));
    }

    private ApplicationInstance installed(Bytes aid) {
        ApplicationInstance instance = content.application(aid);
        if (instance == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        return instance;
    }
}
