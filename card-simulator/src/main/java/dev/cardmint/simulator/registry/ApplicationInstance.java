package dev.cardmint.simulator.registry;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.Application;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.Behaviour;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.cap.PackageInfo;
import dev.cardmint.simulator.cap.PackageVersion;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An application in the card's registry (GPC 2.3.1, 6.2). */
public final class ApplicationInstance {

    private final PackageInfo origin;
    private final Aid module;
    private final Aid aid;
    private final Bytes parameters;
    private final Quota quota;
    private final ApplicationMemory memory;
    private final Application application;
    private Privileges privileges;
    private boolean implicitlySelected;

    /**
     * A new instance, INSTALLED and without data.
     *
     * @param parameters the application specific parameters of INSTALL, C9
     * @throws dev.cardmint.simulator.applications.CommandRefusedException if the application does not take them
     */
    public ApplicationInstance(
            PackageInfo origin, Aid module, Aid aid, Bytes parameters, Quota quota, Privileges privileges) {
        this(origin, module, aid, parameters, quota, new ApplicationMemory(), privileges);
    }

    private ApplicationInstance(
            PackageInfo origin,
            Aid module,
            Aid aid,
            Bytes parameters,
            Quota quota,
            ApplicationMemory memory,
            Privileges privileges) {
        this.origin = origin;
        this.module = module;
        this.aid = aid;
        this.parameters = parameters;
        this.quota = quota;
        this.memory = memory;
        this.privileges = privileges;
        application = Behaviour.of(origin, module).instantiate(aid, parameters, memory);
    }

    static ApplicationInstance readFrom(DataInput in) throws IOException {
        var origin = new PackageInfo(
                new Aid(ImageBytes.read(in)), new PackageVersion(in.readUnsignedByte(), in.readUnsignedByte()));
        var module = new Aid(ImageBytes.read(in));
        var aid = new Aid(ImageBytes.read(in));
        Bytes parameters = ImageBytes.read(in);
        var privileges = new Privileges(ImageBytes.read(in));
        boolean implicitlySelected = in.readBoolean();
        Quota quota = Quota.readFrom(in);
        try {
            var instance = new ApplicationInstance(
                    origin, module, aid, parameters, quota, ApplicationMemory.readFrom(in), privileges);
            instance.implicitlySelected = implicitlySelected;
            return instance;
        } catch (CommandRefusedException e) {
            throw new IOException("it has an application that could not be installed", e);
        }
    }

    void writeTo(DataOutput out) throws IOException {
        ImageBytes.write(out, origin.aid().value());
        out.writeByte(origin.version().major());
        out.writeByte(origin.version().minor());
        ImageBytes.write(out, module.value());
        ImageBytes.write(out, aid.value());
        ImageBytes.write(out, parameters);
        ImageBytes.write(out, privileges.value());
        out.writeBoolean(implicitlySelected);
        quota.writeTo(out);
        memory.writeTo(out);
    }

    /** AID of its Executable Load File. */
    public Aid origin() {
        return origin.aid();
    }

    public Aid aid() {
        return aid;
    }

    public Privileges privileges() {
        return privileges;
    }

    public void privileges(Privileges next) {
        privileges = next;
    }

    /** Whether it is selected on the basic channel by a reset alone. */
    public boolean isDefaultSelected() {
        return implicitlySelected || privileges.isDefaultSelected();
    }

    public boolean implicitlySelected() {
        return implicitlySelected;
    }

    public void implicitlySelected(boolean selected) {
        implicitlySelected = selected;
    }

    public ApplicationMemory memory() {
        return memory;
    }

    /** Non-volatile bytes that it has, used or reserved. */
    public int memoryUsed() {
        return MemoryAccount.INSTANCE + Math.max(quota.reserved(), memory.size());
    }

    public boolean isWithinQuota() {
        return memory.size() <= quota.limit();
    }

    public Application application() {
        return application;
    }

    public boolean isSelectable() {
        return !memory.isLocked() && memory.lifeCycle() != ApplicationMemory.INSTALLED;
    }
}
