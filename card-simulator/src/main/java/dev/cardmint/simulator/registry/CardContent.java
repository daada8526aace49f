package dev.cardmint.simulator.registry;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.Behaviour;
import dev.cardmint.simulator.birth.ContentTraits;
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

    private final LoadFile inRom;
    private final List<LoadFile> loaded = new ArrayList<>();
    private final List<ApplicationInstance> applications = new ArrayList<>();
    private final ContentTraits traits;
    private IssuerObjects issuerObjects = new IssuerObjects();

    /** An empty card; the payment package is in every card's ROM. */
    public CardContent(ContentTraits traits) {
        this.traits = traits;
        inRom = LoadFile.preloaded(
                Behaviour.PAYMENT.origin(), List.of(Behaviour.PAYMENT.module()), traits.securityDomain());
    }

    /** Reads what {@link #writeTo} wrote. */
    public static CardContent readFrom(DataInput in, ContentTraits traits) throws IOException {
        var content = new CardContent(traits);
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

    /** Name of the issuer security domain, to which everything on this card belongs. */
    public Aid securityDomain() {
        return traits.securityDomain();
    }

    /** Whether every load file must carry a signature (GPC 2.3.1, 9.2.1). */
    public boolean demandsDap() {
        return traits.mandatedDap();
    }

    /** Load files in ROM, then the loaded ones in the order in which they came. */
    public List<LoadFile> loadFiles() {
        return Stream.concat(Stream.of(inRom), loaded.stream()).toList();
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
                applications.stream().map(ApplicationInstance::privileges).toList(), demandsDap());
    }

    /** Whether nothing in the registry has this AID. */
    public boolean isFree(Aid aid) {
        return !aid.equals(securityDomain()) && loadFile(aid.value()) == null && application(aid.value()) == null;
    }

    /** Wipes the data of all applications. */
    public void clear() {
        applications.forEach(instance -> instance.memory().clear());
    }
}
