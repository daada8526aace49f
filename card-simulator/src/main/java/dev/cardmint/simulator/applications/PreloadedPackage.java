package dev.cardmint.simulator.applications;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An executable load file in the card's ROM with its one module (GPC 2.3.1, 9.2). */
public enum PreloadedPackage {
    PAYMENT("F043415244504159", "F04341524450415901");

    private final String aid;
    private final String module;

    PreloadedPackage(String aid, String module) {
        this.aid = aid;
        this.module = module;
    }

    /** The package with these AIDs, or {@code null}. */
    public static @Nullable PreloadedPackage find(Bytes packageAid, Bytes moduleAid) {
        return Arrays.stream(values())
                .filter(each -> each.aid().value().equals(packageAid)
                        && each.module().value().equals(moduleAid))
                .findFirst()
                .orElse(null);
    }

    public Aid aid() {
        return Aid.parse(aid);
    }

    public Aid module() {
        return Aid.parse(module);
    }

    public Application instantiate(Aid instance, ApplicationMemory memory) {
        return switch (this) {
            case PAYMENT -> new PaymentApplication(instance, memory);
        };
    }
}
