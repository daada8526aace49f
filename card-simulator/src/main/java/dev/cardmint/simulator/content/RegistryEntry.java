package dev.cardmint.simulator.content;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.loadfile.LoadFile;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.Privileges;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What GET STATUS tells of one thing on the card (GPC 2.3.1, Tables 11-36 to 11-39).
 *
 * @param lifeCycle its life cycle state
 * @param objects what follows AID and life cycle state in E3
 * @param oldPrivileges privileges of one byte in the old form, 00 for load files
 * @param modules modules that the old form counts; none where it says nothing of them
 */
record RegistryEntry(Aid aid, int lifeCycle, List<Tlv> objects, int oldPrivileges, List<Aid> modules) {

    static final int AID = 0x4F;

    private static final int ENTRY = 0xE3;
    private static final int LIFE_CYCLE = 0x9F70;
    private static final int PRIVILEGES = 0xC5;
    private static final int LOAD_FILE = 0xC4;
    private static final int VERSION = 0xCE;
    private static final int MODULE = 0x84;
    private static final int SECURITY_DOMAIN = 0xCC;
    private static final int IMPLICIT_SELECTION = 0xCF;

    /** Contact and contactless interface, basic logical channel. */
    private static final Bytes BASIC_CHANNEL = Bytes.of(0xC0);

    RegistryEntry {
        objects = List.copyOf(objects);
        modules = List.copyOf(modules);
    }

    static RegistryEntry ofSecurityDomain(Aid name, int lifeCycle, Privileges privileges) {
        return new RegistryEntry(
                name,
                lifeCycle,
                List.of(new Tlv(PRIVILEGES, privileges.value())),
                privileges.value().unsigned(0),
                List.of());
    }

    static RegistryEntry of(ApplicationInstance instance, Aid securityDomain) {
        Privileges privileges = instance.privileges();
        var objects = new ArrayList<Tlv>();
        objects.add(new Tlv(PRIVILEGES, privileges.value()));
        if (instance.isDefaultSelected()) {
            objects.add(new Tlv(IMPLICIT_SELECTION, BASIC_CHANNEL));
        }
        objects.add(new Tlv(LOAD_FILE, instance.origin().value()));
        objects.add(new Tlv(SECURITY_DOMAIN, securityDomain.value()));
        return new RegistryEntry(
                instance.aid(),
                instance.memory().lifeCycle(),
                objects,
                privileges.value().unsigned(0),
                List.of());
    }

    static RegistryEntry of(LoadFile file, List<Aid> modules) {
        var objects = new ArrayList<Tlv>();
        objects.add(new Tlv(VERSION, file.self().version().encode()));
        modules.forEach(module -> objects.add(new Tlv(MODULE, module.value())));
        objects.add(new Tlv(SECURITY_DOMAIN, file.securityDomain().value()));
        return new RegistryEntry(file.aid(), LoadFile.LOADED, objects, 0, modules);
    }

    /** E3 with the wanted objects, all of them if none is named. */
    Bytes encode(Set<Integer> wanted) {
        var parts = new ArrayList<Tlv>();
        parts.add(new Tlv(AID, aid.value()));
        parts.add(new Tlv(LIFE_CYCLE, Bytes.of(lifeCycle)));
        parts.addAll(objects);
        parts.removeIf(part -> !wanted.isEmpty() && !wanted.contains(part.tag()));
        return new Tlv(ENTRY, Tlv.encodeAll(parts)).encode();
    }

    /** Length and AID, life cycle state, privileges; then the number of modules and each after its length. */
    Bytes encodeInOldForm() {
        Bytes entry = lengthAndValue(aid).concat(Bytes.of(lifeCycle, oldPrivileges));
        if (modules.isEmpty()) {
            return entry;
        }
        entry = entry.concat(Bytes.of(modules.size()));
        for (Aid module : modules) {
            entry = entry.concat(lengthAndValue(module));
        }
        return entry;
    }

    private static Bytes lengthAndValue(Aid aid) {
        return Bytes.of(aid.value().size()).concat(aid.value());
    }
}
