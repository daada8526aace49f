package dev.cardmint.simulator.registry;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.Behaviour;
import dev.cardmint.simulator.loadfile.LoadFile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is on the card beside the issuer security domain (GPC 2.3.1, 6.2). */
public final class CardContent {

    public static final Aid SECURITY_DOMAIN = Aid.parse("A000000151000000");

    /** The payment package is in every card's ROM. */
    private static final List<LoadFile> PRELOADED = List.of(
            LoadFile.preloaded(Behaviour.PAYMENT.origin(), List.of(Behaviour.PAYMENT.module()), SECURITY_DOMAIN));

    private final List<LoadFile> loaded = new ArrayList<>();
    private final List<ApplicationInstance> applications = new ArrayList<>();
    private final boolean demandsDap;
    private IssuerObjects issuerObjects = new IssuerObjects();

    /** An empty card, which may demand a signature of every load file. */
    public CardContent(boolean demandsDap) {
        this.demandsDap = demandsDap;
    }

    /** Reads what {@link #writeTo} wrote. */
    public static CardContent readFrom(DataInput in, boolean demandsDap) throws IOException {
        var content = new CardContent(demandsDap);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            content.loaded.add(LoadFile.readFrom(in));
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            content.applications.add(ApplicationInstance.readFrom(in));
        }
        content.issuerObjects = IssuerObjects.readFrom(in);
        return content;
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeShort(loaded.size());
        for (LoadFile file : loaded) {
            file.writeTo(out);
        }
        out.writeShort(applications.size());
        for (ApplicationInstance instance : applications) {
            instance.writeTo(out);
        }
        issuerObjects.writeTo(out);
    }

    /** What the issuer keeps on the card for itself. */
    public IssuerObjects issuerObjects() {
        return issuerObjects;
    }

    /** Whether every load file must carry a signature (GPC 2.3.1, 9.2.1). */
    public boolean demandsDap() {
        return demandsDap;
    }

    /** Load files in ROM, then the loaded ones in the order in which they came. */
    public List<LoadFile> loadFiles() {
        return Stream.concat(PRELOADED.stream(), loaded.stream()).toList();
    }

    /** Load files that came by LOAD. */
    public List<LoadFile> loaded() {
        return loaded;
    }

    /** The load file with this AID, or {@code null}. */
    public @Nullable LoadFile loadFile(Bytes aid) {
        return loadFiles().stream()
                .filter(each -> each.aid().value().equals(aid))
                .findFirst()
                .orElse(null);
    }

    public void add(LoadFile file) {
        loaded.add(file);
    }

    public List<ApplicationInstance> applications() {
        return applications;
    }

    /** The application with this AID, or {@code null}. */
    public @Nullable ApplicationInstance application(Bytes aid) {
        return applications.stream()
                .filter(each -> each.aid().value().equals(aid))
                .findFirst()
                .orElse(null);
    }

    /** The application that a reset selects in the place of the issuer security domain, or {@code null}. */
    public @Nullable ApplicationInstance defaultSelected() {
        return applications.stream()
                .filter(each -> each.isDefaultSelected() && each.isSelectable())
                .findFirst()
                .orElse(null);
    }

    /** Applications that were installed from a load file. */
    public List<ApplicationInstance> instancesOf(LoadFile file) {
        return applications.stream()
                .filter(each -> each.origin().equals(file.aid()))
                .toList();
    }

    /** Privileges of the issuer security domain: those that no application has (GPC 2.3.1, 6.6). */
    public Privileges privilegesOfSecurityDomain() {
        return Privileges.ofSecurityDomain(
                applications.stream().map(ApplicationInstance::privileges).toList(), demandsDap);
    }

    /** Whether nothing in the registry has this AID. */
    public boolean isFree(Aid aid) {
        return !aid.equals(SECURITY_DOMAIN) && loadFile(aid.value()) == null && application(aid.value()) == null;
    }

    /** Wipes the data of all applications. */
    public void clear() {
        applications.forEach(instance -> instance.memory().clear());
    }
}
