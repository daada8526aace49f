package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.birth.ContentTraits;
import dev.cardmint.simulator.registry.Quota;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of INSTALL [for install] (GPC 2.3.1, Table 11-49): C9 is for the application, EF for the card; others
 * are for what this card does not do.
 *
 * @param application the value of C9
 */
record InstallParameters(Bytes application, SystemParameters system) {

    private static final int APPLICATION = 0xC9;
    private static final int SYSTEM = 0xEF;

    /** Contact interface, or both, and the basic logical channel (GPC 2.3.1, Table 11-49, CF). */
    private static final Bytes CONTACT = Bytes.of(0x40);

    private static final Bytes BOTH_INTERFACES = Bytes.of(0xC0);

    /** C9 is mandatory, and may be empty. */
    static InstallParameters parse(Bytes parameters) {
        List<Tlv> objects = Tlv.parseAll(parameters);
        Bytes application = objects.stream()
                .filter(object -> object.tag() == APPLICATION)
                .findFirst()
                .map(Tlv::value)
                .orElse(null);
        unless(application != null, Status.WRONG_DATA);
        unless(
                objects.stream().allMatch(object -> object.tag() == APPLICATION || object.tag() == SYSTEM),
                Status.WRONG_DATA);
        return new InstallParameters(application == null ? Bytes.EMPTY : application, SystemParameters.of(objects));
    }

    Quota quota() {
        unless(system.reserved() <= ContentTraits.MAX_MEMORY, Status.MEMORY);
        unless(system.reserved() <= system.quota(), Status.WRONG_DATA);
        return new Quota((int) system.reserved(), (int) Math.min(system.quota(), Integer.MAX_VALUE));
    }

    /** Only the basic channel can be asked for: on the others nothing is selected before a SELECT. */
    boolean implicitlySelected() {
        return isImplicitSelection(system.implicitSelection());
    }

    static boolean isImplicitSelection(@Nullable Bytes selection) {
        boolean possible = selection == null || selection.equals(CONTACT) || selection.equals(BOTH_INTERFACES);
        unless(possible, Status.CONDITIONS);
        return selection != null;
    }
}
