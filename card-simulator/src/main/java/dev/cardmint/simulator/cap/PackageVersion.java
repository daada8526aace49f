package dev.cardmint.simulator.cap;

import dev.cardmint.model.bytes.Bytes;

/** Version of a package, each number one byte (Java Card Virtual Machine Specification, 4.5). */
public record PackageVersion(int major, int minor) {

    public PackageVersion {
        if (major < 0 || major > 0xFF || minor < 0 || minor > 0xFF) {
            throw new IllegalArgumentException("No package version: %d.%d".formatted(major, minor));
        }
    }

    /** Whether a package of this version can be used where another was asked for: binary compatible and not older. */
    public boolean satisfies(PackageVersion asked) {
        return major == asked.major && minor >= asked.minor;
    }

    /** Major, then minor, as GET STATUS gives it under CE (GPC 2.3.1, Table 11-36). */
    public Bytes encode() {
        return Bytes.of(major, minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
