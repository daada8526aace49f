package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.PreloadedPackage;
import dev.cardmint.simulator.applications.Status;
import java.util.ArrayList;
import java.util.List;

/** INSTALL and DELETE (GPC 2.3.1, 11.5 and 11.2). */
public final class ContentManagement {

    private static final int INSTALL = 0x04;
    private static final int MAKE_SELECTABLE = 0x08;
    private static final int PERSONALIZE = 0x20;

    /** No confirmation follows: there is no delegated management on this card. */
    private static final Bytes NO_CONFIRMATION = Bytes.of(0);

    private final CardContent content;
    private final OpenChains chains;

    public ContentManagement(CardContent content, OpenChains chains) {
        this.content = content;
        this.chains = chains;
    }

    public Bytes install(CommandApdu command) {
        unless(command.p2() == 0, Status.WRONG_P1_P2);
        List<Bytes> fields = fields(command.data());
        switch (command.p1()) {
            case INSTALL, INSTALL | MAKE_SELECTABLE -> installApplication(command.p1(), fields);
            case MAKE_SELECTABLE -> makeSelectable(fields);
            case PERSONALIZE -> personalize(fields);
            default -> throw new CommandRefusedException(Status.WRONG_P1_P2);
        }
        return NO_CONFIRMATION;
    }

    /** Six fields, each after one byte of length. */
    private static List<Bytes> fields(Bytes data) {
        var fields = new ArrayList<Bytes>();
        int at = 0;
        while (at < data.size()) {
            int end = at + 1 + data.unsigned(at);
            unless(end <= data.size(), Status.WRONG_DATA);
            fields.add(data.slice(at + 1, end));
            at = end;
        }
        unless(fields.size() == 6, Status.WRONG_DATA);
        return fields;
    }

    private void installApplication(int p1, List<Bytes> fields) {
        PreloadedPackage origin = PreloadedPackage.find(fields.get(0), fields.get(1));
        if (origin == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        Aid instance = aid(fields.get(2).isEmpty() ? fields.get(1) : fields.get(2));
        Bytes privileges = fields.get(3);
        // Neither security domains nor anything that could replace the issuer security domain can be installed.
        unless(privileges.equals(Bytes.of(0)) || privileges.equals(Bytes.of(0, 0, 0)), Status.WRONG_DATA);
        requireParameters(fields.get(4));
        unless(fields.get(5).isEmpty(), Status.WRONG_DATA);
        unless(isFree(instance), Status.CONDITIONS);
        unless(content.applications().size() < CardContent.MAX_APPLICATIONS, Status.MEMORY);
        var memory = new ApplicationMemory();
        if ((p1 & MAKE_SELECTABLE) != 0) {
            memory.lifeCycle(ApplicationMemory.SELECTABLE);
        }
        content.applications().add(new ApplicationInstance(origin, instance, privileges, memory));
    }

    private static Aid aid(Bytes value) {
        unless(value.size() >= 5 && value.size() <= 16, Status.WRONG_DATA);
        return new Aid(value);
    }

    /** C9, the application specific parameters, is mandatory (GPC 2.3.1, Table 11-49). */
    private static void requireParameters(Bytes parameters) {
        boolean present = Tlv.parseAll(parameters).stream().anyMatch(object -> object.tag() == 0xC9);
        unless(present, Status.WRONG_DATA);
    }

    private boolean isFree(Aid instance) {
        boolean ofPackage = false;
        for (PreloadedPackage each : PreloadedPackage.values()) {
            ofPackage |= each.aid().equals(instance);
        }
        return !ofPackage
                && !instance.equals(CardContent.SECURITY_DOMAIN)
                && content.application(instance.value()) == null;
    }

    private void makeSelectable(List<Bytes> fields) {
        unless(fields.get(0).isEmpty() && fields.get(1).isEmpty(), Status.WRONG_DATA);
        ApplicationMemory memory = installed(fields.get(2)).memory();
        unless(memory.lifeCycle() == ApplicationMemory.INSTALLED, Status.CONDITIONS);
        memory.lifeCycle(ApplicationMemory.SELECTABLE);
    }

    private void personalize(List<Bytes> fields) {
        chains.personalization(null);
        boolean onlyAid = fields.get(0).isEmpty()
                && fields.get(1).isEmpty()
                && fields.get(3).isEmpty()
                && fields.get(4).isEmpty()
                && fields.get(5).isEmpty();
        unless(onlyAid, Status.WRONG_DATA);
        ApplicationInstance instance = installed(fields.get(2));
        unless(instance.memory().lifeCycle() == ApplicationMemory.SELECTABLE, Status.CONDITIONS);
        chains.personalization(new Personalization(instance));
    }

    private ApplicationInstance installed(Bytes aid) {
        ApplicationInstance instance = content.application(aid);
        if (instance == null) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        return instance;
    }

    public Bytes delete(CommandApdu command) {
        unless(command.p1() == 0 && (command.p2() & 0x7F) == 0, Status.WRONG_P1_P2);
        Tlv object = Tlv.parse(command.data());
        unless(object.tag() == 0x4F, Status.WRONG_DATA);
        Bytes aid = object.value();
        for (PreloadedPackage each : PreloadedPackage.values()) {
            unless(!each.aid().value().equals(aid), Status.CONDITIONS);
        }
        unless(!CardContent.SECURITY_DOMAIN.value().equals(aid), Status.CONDITIONS);
        ApplicationInstance instance = installed(aid);
        instance.memory().clear();
        content.applications().remove(instance);
        chains.personalization(null);
        return NO_CONFIRMATION;
    }
}
