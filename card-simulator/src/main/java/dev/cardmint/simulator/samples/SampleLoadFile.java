package dev.cardmint.simulator.samples;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.Behaviour;
import dev.cardmint.simulator.cap.CapAssembler;
import java.util.Locale;

/** The CAP files of the multi-application sample: one package with one applet each. */
public enum SampleLoadFile {
    PURSE(Behaviour.PURSE),
    LOYALTY(Behaviour.LOYALTY);

    private final Behaviour behaviour;

    SampleLoadFile(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** {@code purse.cap} or {@code loyalty.cap}. */
    public String fileName() {
        return word() + ".cap";
    }

    /** The whole CAP file. */
    public Bytes file() {
        return assembler().file();
    }

    /** Its components as LOAD brings them to a card. */
    public Bytes loadFileDataBlock() {
        return assembler().loadFileDataBlock();
    }

    private CapAssembler assembler() {
        return CapAssembler.of("dev/cardmint/" + word(), behaviour.origin()).applet(behaviour.module());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
