package dev.cardmint.simulator.content;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.Application;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.PreloadedPackage;
import dev.cardmint.simulator.image.ImageBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An application in the card's registry (GPC 2.3.1, 6.2). */
public final class ApplicationInstance {

    private final PreloadedPackage origin;
    private final Aid aid;
    private final Bytes privileges;
    private final ApplicationMemory memory;
    private final Application application;

    ApplicationInstance(PreloadedPackage origin, Aid aid, Bytes privileges, ApplicationMemory memory) {
        this.origin = origin;
        this.aid = aid;
        this.privileges = privileges;
        this.memory = memory;
        application = origin.instantiate(aid, memory);
    }

    static ApplicationInstance readFrom(DataInput in) throws IOException {
        PreloadedPackage origin = PreloadedPackage.valueOf(in.readUTF());
        Bytes aid = ImageBytes.read(in);
        return new ApplicationInstance(origin, new Aid(aid), ImageBytes.read(in), ApplicationMemory.readFrom(in));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeUTF(origin.name());
        ImageBytes.write(out, aid.value());
        ImageBytes.write(out, privileges);
        memory.writeTo(out);
    }

    public PreloadedPackage origin() {
        return origin;
    }

    public Aid aid() {
        return aid;
    }

    public Bytes privileges() {
        return privileges;
    }

    public ApplicationMemory memory() {
        return memory;
    }

    public Application application() {
        return application;
    }

    public boolean isSelectable() {
        return !memory.isLocked() && memory.lifeCycle() != ApplicationMemory.INSTALLED;
    }
}
