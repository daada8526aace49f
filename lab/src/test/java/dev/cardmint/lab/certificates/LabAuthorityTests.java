package dev.cardmint.lab.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabAuthorityTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void saysInTheSubjectWhetherATerminalIsForDrills() throws Exception {
        assertThat(subject(authority(NOW).terminal("base-1", true))).isEqualTo("OU=drill,CN=base-1");
        assertThat(subject(authority(NOW).terminal("base-2", false))).isEqualTo("OU=production,CN=base-2");
    }

    @Test
    void namesThisMachineInTheCentersCertificate() throws Exception {
        var certificate = Pem.certificate(authority(NOW).center().certificate());

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1))
                .map(Object::toString)
                .containsExactly("localhost", "127.0.0.1");
    }

    @Test
    void namesAServerAsOtherMachinesKnowIt() throws Exception {
        var certificate = Pem.certificate(
                authority(NOW).server("page", List.of("desk.example")).certificate());

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1))
                .map(Object::toString)
                .containsExactly("localhost", "127.0.0.1", "desk.example");
    }

    @Test
    void keepsWhatItMadeBefore() {
        String before = authority(NOW).terminal("base-1", true).sha256();

        assertThat(authority(NOW.plus(Duration.ofDays(365)))
                        .terminal("base-1", true)
                        .sha256())
                .isEqualTo(before);
    }

    @Test
    void renewsACertificateNearItsEnd() {
        String before = authority(NOW).terminal("base-1", true).sha256();

        Instant nearItsEnd = NOW.plus(Duration.ofDays(1825 - 29));
        assertThat(authority(nearItsEnd).terminal("base-1", true).sha256()).isNotEqualTo(before);
    }

    @Test
    void replacesACertificateOfAnotherAuthority() throws Exception {
        String before = authority(NOW).terminal("base-1", true).sha256();
        Files.delete(folder.resolve("ca-key.pem"));

        assertThat(authority(NOW).terminal("base-1", true).sha256()).isNotEqualTo(before);
    }

    @Test
    void keepsItsFilesFromEverybodyElse() throws IOException {
        authority(NOW).terminal("base-1", true);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void givesFilesThatTlsCanUse() {
        assertThat(authority(NOW).center().tls().getProtocol()).isEqualTo("TLSv1.3");
    }

    private LabAuthority authority(Instant now) {
        return LabAuthority.in(folder, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String subject(Identity identity) throws Exception {
        return Pem.certificate(identity.certificate()).getSubjectX500Principal().getName("RFC2253");
    }
}
