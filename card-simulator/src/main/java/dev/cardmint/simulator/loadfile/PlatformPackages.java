package dev.cardmint.simulator.loadfile;

import static java.util.Map.entry;

import dev.cardmint.simulator.cap.PackageInfo;
import dev.cardmint.simulator.cap.PackageVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The packages of the platform that load files may import: Java Card 3.0.5 Classic and GlobalPlatform. */
final class PlatformPackages {

    private static final Map<String, PackageVersion> VERSIONS = Map.ofEntries(
            entry("A0000000620001", version(1, 0)), // java.lang
            entry("A0000000620002", version(1, 0)), // java.io
            entry("A0000000620003", version(1, 0)), // java.rmi
            entry("A0000000620101", version(1, 6)), // javacard.framework
            entry("A000000062010101", version(1, 0)), // javacard.framework.service
            entry("A0000000620102", version(1, 6)), // javacard.security
            entry("A0000000620201", version(1, 6)), // javacardx.crypto
            entry("A0000000620202", version(1, 3)), // javacardx.biometry
            entry("A0000000620203", version(1, 0)), // javacardx.external
            entry("A0000000620204", version(1, 0)), // javacardx.biometry1toN
            entry("A0000000620205", version(1, 0)), // javacardx.security
            entry("A000000062020801", version(1, 1)), // javacardx.framework.util
            entry("A000000062020802", version(1, 0)), // javacardx.framework.math
            entry("A000000062020803", version(1, 0)), // javacardx.framework.tlv
            entry("A0000000620209", version(1, 0)), // javacardx.apdu
            entry("A00000015100", version(1, 7))); // org.globalplatform

    private PlatformPackages() {}

    private static PackageVersion version(int major, int minor) {
        return new PackageVersion(major, minor);
    }

    /** Whether an import can be linked against the platform. */
    static boolean satisfy(PackageInfo imported) {
        @Nullable PackageVersion present = VERSIONS.get(imported.aid().toString());
        return present != null && present.satisfies(imported.version());
    }

    /** Whether an AID is of the platform, and no load file may take it. */
    static boolean has(PackageInfo loaded) {
        return VERSIONS.containsKey(loaded.aid().toString());
    }
}
