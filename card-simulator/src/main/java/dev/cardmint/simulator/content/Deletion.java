package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.keys.KeyRing;
import dev.cardmint.simulator.loadfile.LoadFile;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.CardContent;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** DELETE (GPC 2.3.1, 11.2 and 9.5); what is selected on any logical channel stays (9.5.1). */
final class Deletion {

    private static final int RELATED = 0x80;
    private static final int AID = 0x4F;
    private static final int KEY_IDENTIFIER = 0xD0;
    private static final int KEY_VERSION = 0xD2;

    private final CardContent content;
    private final KeyRing keys;
    private final OpenChains chains;
    private final Predicate<ApplicationInstance> selected;

    Deletion(CardContent content, KeyRing keys, OpenChains chains, Predicate<ApplicationInstance> selected) {
        this.content = content;
        this.keys = keys;
        this.chains = chains;
        this.selected = selected;
    }

    void delete(CommandApdu command, int keyVersionInUse) {
        List<Tlv> objects = Tlv.parseAll(command.data());
        boolean ofKeys = !objects.isEmpty()
                && objects.stream().allMatch(each -> each.tag() == KEY_IDENTIFIER || each.tag() == KEY_VERSION);
        if (ofKeys) {
            unless(command.p2() == 0, Status.WRONG_P1_P2);
            deleteKeys(objects, keyVersionInUse);
        } else {
            unless(objects.size() == 1 && objects.get(0).tag() == AID, Status.WRONG_DATA);
            delete(objects.get(0).value(), (command.p2() & RELATED) != 0);
        }
    }

    private void delete(Bytes aid, boolean related) {
        unless(!content.securityDomain().value().equals(aid), Status.CONDITIONS);
        @Nullable ApplicationInstance instance = content.application(aid);
        @Nullable LoadFile file = content.loadFile(aid);
        if (instance != null) {
            unless(!selected.test(instance), Status.CONDITIONS);
            delete(instance);
        } else if (file != null) {
            delete(file, related);
        } else {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
    }

    private void delete(ApplicationInstance instance) {
        instance.memory().clear();
        content.applications().remove(instance);
        chains.personalization(null);
    }

    /** ROM cannot be deleted, nor what others are linked against. */
    private void delete(LoadFile file, boolean related) {
        boolean imported = content.loaded().stream().anyMatch(each -> each.uses(file));
        unless(!file.isPreloaded() && !imported, Status.CONDITIONS);
        List<ApplicationInstance> instances = content.instancesOf(file);
        unless((related && instances.stream().noneMatch(selected)) || instances.isEmpty(), Status.CONDITIONS);
        instances.forEach(this::delete);
        content.loaded().remove(file);
    }

    /** A whole key version, as sets are put whole; neither the last one nor the one in use. */
    private void deleteKeys(List<Tlv> objects, int keyVersionInUse) {
        @Nullable Tlv version = only(objects, KEY_VERSION);
        @Nullable Tlv identifier = only(objects, KEY_IDENTIFIER);
        if (version == null || version.value().unsigned(0) == 0) {
            throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
        }
        keys.delete(
                version.value().unsigned(0),
                identifier == null ? 0 : identifier.value().unsigned(0),
                keyVersionInUse);
    }

    private static @Nullable Tlv only(List<Tlv> objects, int tag) {
        List<Tlv> found = objects.stream().filter(object -> object.tag() == tag).toList();
        unless(found.size() <= 1 && found.stream().allMatch(each -> each.value().size() == 1), Status.WRONG_DATA);
        return found.isEmpty() ? null : found.get(0);
    }
}
