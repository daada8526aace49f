package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DemoIT {

    /** One folder for all: making a database takes longer than the demo. */
    @TempDir
    static Path parent;

    /** What no test of the center shows, or all of them with -Ddemo.breaks=all. */
    static List<String> breaks() {
        return System.getProperty("demo.breaks", "one").equals("all")
                ? List.of("rmac", "cryptogram", "readback")
                : List.of("readback");
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void noticesOneBitFlippedInTheCard(String what) throws Exception {
        Process demo = Site.launch(parent.resolve("demo"), "demo", "--once", "--cards", "1", "--break", what);

        JsonNode report = Site.JSON.readTree(lastLine(demo));

        assertThat(demo.waitFor()).isEqualTo(1);
        if (what.equals("readback")) {
            assertThat(report.path("readBack").asString()).isEqualTo("DIFFERENT");
            assertThat(report.path("different")).isNotEmpty();
        } else {
            assertThat(report.path("outcome").asString()).isNotEqualTo("ISSUED");
        }
    }

    @Test
    void issuesACardOfEveryProfileWithTheProofThatItPromises() throws Exception {
        Process demo = Site.launch(parent.resolve("demo"), "demo", "--once", "--profiles", "all");

        JsonNode profiles = Site.JSON.readTree(lastLine(demo)).path("profiles");

        assertThat(demo.waitFor()).as(profiles.toString()).isZero();
        assertThat(proof(profiles, "payment")).isEqualTo("SCP03 33 PROVED ISSUED");
        assertThat(proof(profiles, "payment-aes256")).isEqualTo("SCP03 33 PROVED ISSUED");
        assertThat(proof(profiles, "multi-application")).isEqualTo("SCP03 33 PROVED ISSUED");
        assertThat(proof(profiles, "payment-legacy")).isEqualTo("SCP02 03 RECEIVED ISSUED");
        assertThat(proof(profiles, "files")).isEqualTo("ISO7816-4 none COMPARED ISSUED_UNPROVED");
        assertThat(proof(profiles, "files-keyed")).isEqualTo("ISO7816-4 none COMPARED ISSUED_UNPROVED");
        assertThat(profiles)
                .allSatisfy(profile ->
                        assertThat(profile.path("readBack").asString()).isEqualTo("IDENTICAL"));
    }

    @Test
    void makesACardAgainIdenticallyAndEndsTheLifeOfTheOldOne() throws Exception {
        Process demo = Site.launch(parent.resolve("demo"), "demo", "--once", "--scenario", "reissue");

        JsonNode report = Site.JSON.readTree(lastLine(demo));

        assertThat(demo.waitFor()).as(report.toString()).isZero();
        assertThat(report.path("identical").asBoolean()).isTrue();
        assertThat(report.path("issuanceCount").asInt()).isEqualTo(2);
        assertThat(report.path("oldCard").asString()).isEqualTo("TERMINATED");
        assertThat(report.path("channelRefused").asString()).isEqualTo("6985");
        assertThat(report.path("networkRoundTrips").path("measured").asInt()).isEqualTo(4);
        assertThat(report.path("oldChip")).isNotEqualTo(report.path("newChip"));
        assertThat(report.path("disposal").toString())
                .contains("\"state\":\"DESTROYED\"", "\"method\":\"SIMULATED\"", "\"level\":\"E-4\"");
        JsonNode deadChip = report.path("deadChip");
        assertThat(deadChip.path("retiring").asString()).isEqualTo("card-refused");
        assertThat(deadChip.path("issuanceCount").asInt()).isEqualTo(2);
        assertThat(deadChip.path("disposal").path("state").asString()).isEqualTo("DESTROYED");
        assertThat(deadChip.path("disposal").path("certificate"))
                .isNotEqualTo(report.path("disposal").path("certificate"));
    }

    private static String proof(JsonNode profiles, String name) {
        JsonNode profile = profiles.path(name);
        return String.join(
                " ",
                profile.path("protocol").asString(),
                profile.path("level").asString(),
                profile.path("proof").asString(),
                profile.path("outcome").asString());
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        Path folder = parent.resolve("demo");
        Process killed = Site.launch(folder, "demo", "--center-port", "0", "--base-port", "0");
        BufferedReader lines = reader(killed);
        assertThat(lines.lines().anyMatch(line -> line.startsWith("Ctrl-C"))).isTrue();
        List<ProcessHandle> leftovers = List.copyOf(killed.descendants().toList());
        assertThat(leftovers).hasSizeGreaterThanOrEqualTo(2);
        killed.destroyForcibly().waitFor();

        Process again = Site.launch(folder, "demo", "--center-port", "0", "--base-port", "0");
        assertThat(reader(again).lines().anyMatch(line -> line.startsWith("Ctrl-C")))
                .isTrue();

        assertThat(leftovers).noneMatch(ProcessHandle::isAlive);
        List<ProcessHandle> services = List.copyOf(again.descendants().toList());
        again.destroy(); // as Ctrl-C does
        again.waitFor();
        assertThat(services).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void saysInOneLineThatAPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Process demo = Site.launch(parent.resolve("demo"), "demo", "--center-port", port);

            assertThat(demo.waitFor()).isEqualTo(2);
            assertThat(complaint())
                    .containsExactly(
                            "Port " + port + " is in use: stop what uses it, or choose another with --center-port N.");
        }
    }

    @Test
    void saysInOneLineThatAFolderIsHeldByAnotherDemo() throws Exception {
        Path folder = Files.createDirectories(parent.resolve("demo"));
        try (FileChannel lock =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock hold = lock.lock()) {
            assertThat(hold.isValid()).isTrue();
            assertThat(Site.launch(folder, "demo", "--once").waitFor()).isEqualTo(2);
        }

        assertThat(complaint()).hasSize(1).first().asString().startsWith("Another lab is running in ");
    }

    private List<String> complaint() throws IOException {
        return Files.readAllLines(parent.resolve("demo.errors"));
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String lastLine(Process process) {
        List<String> lines = reader(process).lines().toList();
        assertThat(lines).isNotEmpty();
        return lines.get(lines.size() - 1);
    }
}
