package dev.cardmint.simulator.pcscd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.vpcd.SimulatedContacts;
import dev.cardmint.simulator.vpcd.VpcdCard;
import dev.cardmint.simulator.vpcd.VpcdEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class PrivatePcscdIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private static VpcdCard insert(SimulatedCard card, int port, VpcdEvents events) throws IOException {
        var reader = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return VpcdCard.insert(new SimulatedContacts(card, Faults.NONE), reader, events);
    }

    private static List<String> readers(Path socket) throws Exception {
        return new OpenscTool(socket)
                .run("-l").lines().stream()
                        .filter(line -> line.contains("Virtual PCD"))
                        .map(line -> line.replaceAll(" +", " "))
                        .toList();
    }

    @Test
    void listsTwoReadersAndTakesACardInEach() throws Exception {
        try (PrivatePcscd pcscd = PrivatePcscd.start(folder);
                SimulatedCard card = CardDriver.blank()) {
            assertThat(readers(pcscd.socket())).containsExactly("0 No Virtual PCD 00 00", "1 No Virtual PCD 00 01");

            for (int port : pcscd.ports()) {
                try (VpcdCard inserted = insert(card, port, VpcdEvents.NONE)) {
                    assertThat(inserted.awaitSeen(LONG)).isTrue();
                }
            }
        }
    }

    @Test
    void startsAgainOnTheSamePortsAndTheCardIsStillThere() throws Exception {
        var seen = new Semaphore(0);
        var lost = new Semaphore(0);
        VpcdEvents events = new VpcdEvents() {
            @Override
            public void seen() {
                seen.release();
            }

            @Override
            public void readerLost() {
                lost.release();
            }
        };
        try (PrivatePcscd pcscd = PrivatePcscd.start(folder);
                SimulatedCard card = CardDriver.blank();
                VpcdCard inserted = insert(card, pcscd.ports().get(1), events)) {
            seen.acquire();
            Path socket = pcscd.socket();
            List<Integer> ports = pcscd.ports();

            pcscd.kill();

            lost.acquire();
            assertThat(new OpenscTool(socket).run("-a").status()).isNotZero();
            pcscd.start();
            seen.acquire();
            assertThat(pcscd.socket()).isEqualTo(socket);
            assertThat(pcscd.ports()).isEqualTo(ports);
            assertThat(new OpenscTool(socket).run("-r", "1", "-a").lines())
                    .containsExactly("3b:88:01:43:41:52:44:4d:49:4e:54:83");
            assertThat(inserted.present()).isTrue();
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        PrivatePcscd pcscd = PrivatePcscd.start(folder);
        ProcessHandle process = Objects.requireNonNull(pcscd.process());
        List<ProcessHandle> watchers = process.descendants().toList();

        pcscd.close();
        pcscd.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(watchers).isNotEmpty().allSatisfy(watcher -> assertThat(watcher.onExit())
                .succeedsWithin(LONG));
        assertThat(folder.resolve("run")).doesNotExist();
        assertThat(pcscd.process()).isNull();
    }

    @Test
    void stopsWhatWasLeftInItsFolder() throws Exception {
        try (PrivatePcscd leftover = PrivatePcscd.start(folder)) {
            ProcessHandle process = Objects.requireNonNull(leftover.process());

            try (PrivatePcscd pcscd = PrivatePcscd.start(folder)) {
                assertThat(process.isAlive()).isFalse();
                assertThat(readers(pcscd.socket())).hasSize(2);
            }
        }
    }

    @Test
    void worksInAFolderThatLiesDeep() throws Exception {
        Path deep = folder.resolve("a-folder-of-a-project/".repeat(6));

        try (PrivatePcscd pcscd = PrivatePcscd.start(deep)) {
            assertThat(pcscd.socket().toString()).hasSizeLessThan(108);
            assertThat(readers(pcscd.socket())).hasSize(2);
            assertThat(deep.resolve("run/pcscd.comm")).exists();
        }
        assertThat(deep.resolve("run")).doesNotExist();
    }

    @Test
    void saysWhenAPortIsTaken() throws Exception {
        try (var other = new ServerSocket(0)) {
            int port = other.getLocalPort();

            assertThatExceptionOfType(PcscUnavailableException.class)
                    .isThrownBy(() -> PrivatePcscd.start(folder, port))
                    .withMessageContaining("port %d or %d is taken".formatted(port, port + 1));
        }
    }

    @Test
    void saysWhereTheReasonIsWhenTheServiceDoesNotStart() throws Exception {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf").resolve("broken"), "NONSENSE \"x\"\n");

        assertThatExceptionOfType(PcscUnavailableException.class)
                .isThrownBy(() -> PrivatePcscd.start(folder))
                .withMessageContaining("pcscd.log says why");
    }

    @Test
    void endsWithTheProgramThatStartedIt() throws Exception {
        Process program = readersProgram();
        try (BufferedReader out = program.inputReader()) {
            JsonNode told = JsonMapper.shared().readTree(out.readLine());
            assertThat(told.path("service").asString()).isEqualTo("private");
            ProcessHandle service = program.descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("pcscd"))
                    .findFirst()
                    .orElseThrow();
            assertThat(readers(Path.of(told.path("socket").asString()))).hasSize(2);

            program.destroyForcibly();

            assertThat(service.onExit()).succeedsWithin(LONG);
        }
    }

    @Test
    void obeysWhatItsInputSays() throws Exception {
        Process program = readersProgram();
        try (BufferedReader out = program.inputReader();
                var commands = program.outputWriter()) {
            Path socket = Path.of(
                    JsonMapper.shared().readTree(out.readLine()).path("socket").asString());
            commands.write("kill\n");
            commands.flush();
            assertThat(out.readLine()).isEqualTo("{\"ok\":true}");
            assertThat(readers(socket)).isEmpty();
            commands.write("start\n");
            commands.flush();
            assertThat(out.readLine()).isEqualTo("{\"ok\":true}");
            assertThat(readers(socket)).hasSize(2);
            commands.write("dance\n");
            commands.flush();
            assertThat(out.readLine()).contains("\"ok\":false", "not understood: dance");
            commands.write("stop\n");
            commands.flush();
            assertThat(program.waitFor()).isZero();
            assertThat(socket).doesNotExist();
        }
    }

    private Process readersProgram() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.cardmint.simulator.CardSimulator",
                        "readers",
                        "--folder",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void findsTheMachinesServiceOnlyIfItHasVirtualReaders() throws Exception {
        try (PrivatePcscd pcscd = PrivatePcscd.start(folder)) {
            assertThat(new Readiness(pcscd.socket(), pcscd.ports()).isReached()).isTrue();
            assertThat(new Readiness(pcscd.socket(), List.of(1)).isReached()).isFalse();
            assertThat(new Readiness(folder.resolve("none"), pcscd.ports()).isReached())
                    .isFalse();
            assertThat(pcscd.isPrivate()).isTrue();
        }
    }
}
