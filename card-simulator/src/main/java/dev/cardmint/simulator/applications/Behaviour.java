package dev.cardmint.simulator.applications;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.simulator.applications.identity.FileLayout;
import dev.cardmint.simulator.applications.identity.IdentityApplication;
import dev.cardmint.simulator.cap.PackageInfo;
import dev.cardmint.simulator.cap.PackageVersion;
import java.util.Arrays;

/**
 * What applications do, bound to the package and the module that they are installed from: the card runs no bytecode. A
 * module of any other package is {@link #PASSIVE}.
 */
public enum Behaviour {
    PAYMENT("F043415244504159", 1, 0, "F04341524450415901") {
        @Override
        public Application instantiate(Aid instance, Bytes parameters, ApplicationMemory memory) {
            return new PaymentApplication(instance, memory);
        }
    },
    IDENTITY_1_0("F0434152444944454E54", 1, 0, "F0434152444944454E5401") {
        @Override
        public Application instantiate(Aid instance, Bytes parameters, ApplicationMemory memory) {
            return new IdentityApplication(FileLayout.V1_0, instance, parameters, memory);
        }
    },
    IDENTITY_1_1("F0434152444944454E54", 1, 1, "F0434152444944454E5401") {
        @Override
        public Application instantiate(Aid instance, Bytes parameters, ApplicationMemory memory) {
            return new IdentityApplication(FileLayout.V1_1, instance, parameters, memory);
        }
    },
    /** Personalized and read like a payment application. */
    PURSE("F04341524450555253", 1, 0, "F0434152445055525301") {
        @Override
        public Application instantiate(Aid instance, Bytes parameters, ApplicationMemory memory) {
            return new PaymentApplication(instance, memory);
        }
    },
    LOYALTY("F0434152444C4F59414C", 1, 0, "F0434152444C4F59414C01") {
        @Override
        public Application instantiate(Aid instance, Bytes parameters, ApplicationMemory memory) {
            return new LoyaltyApplication(instance, memory);
        }
    },
    PASSIVE("F0434152440000", 0, 0, "F0434152440000") {
        @Override
        public Application instantiate(Aid instance, Bytes parameters, ApplicationMemory memory) {
            return new PassiveApplication(instance, memory);
        }
    };

    private final String origin;
    private final int major;
    private final int minor;
    private final String module;

    Behaviour(String origin, int major, int minor, String module) {
        this.origin = origin;
        this.major = major;
        this.minor = minor;
        this.module = module;
    }

    /** The behaviour of a module in a package of this name and version. */
    public static Behaviour of(PackageInfo origin, Aid module) {
        return Arrays.stream(values())
                .filter(each -> each != PASSIVE
                        && each.origin().equals(origin)
                        && each.module().equals(module))
                .findFirst()
                .orElse(PASSIVE);
    }

    /** The package that brings this behaviour. */
    public PackageInfo origin() {
        return new PackageInfo(Aid.parse(origin), new PackageVersion(major, minor));
    }

    /** The module of the package that has it. */
    public Aid module() {
        return Aid.parse(module);
    }

    /**
     * An application with this behaviour.
     *
     * @param parameters the application specific parameters of INSTALL, C9
     * @throws CommandRefusedException if the application does not take them
     */
    public abstract Application instantiate(Aid instance, Bytes parameters, ApplicationMemory memory);
}
