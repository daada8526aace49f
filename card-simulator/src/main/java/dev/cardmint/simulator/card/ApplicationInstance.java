package dev.cardmint.simulator.card;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.Application;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.PreloadedPackage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An application in the card's registry (GPC 2.3.1, 6.2). */
final class ApplicationInstance {

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
        Bytes aid = CardState.readBytes(in);
        return new ApplicationInstance(origin, new Aid(aid), CardState.readBytes(in), ApplicationMemory.readFrom(in));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeUTF(origin.name());
        CardState.writeBytes(out, aid.value());
        CardState.writeBytes(out, privileges);
        memory.writeTo(out);
    }

    PreloadedPackage origin() {
        return origin;
    }

    Aid aid() {
        return aid;
    }

    Bytes privileges() {
        return privileges;
    }

    ApplicationMemory memory() {
        return memory;
    }

    Application application() {
        return application;
    }

    boolean isSelectable() {
        return !memory.isLocked() && memory.lifeCycle() != ApplicationMemory.INSTALLED;
    }
}
