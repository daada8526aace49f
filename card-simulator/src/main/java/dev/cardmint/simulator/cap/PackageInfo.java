package dev.cardmint.simulator.cap;

import dev.cardmint.model.card.Aid;

/** A package by name and version (Java Card Virtual Machine Specification, 6.4, {@code package_info}). */
public record PackageInfo(Aid aid, PackageVersion version) {

    static PackageInfo readFrom(ComponentReader in) {
        int minor = in.u1();
        int major = in.u1();
        return new PackageInfo(in.aid(), new PackageVersion(major, minor));
    }
}
