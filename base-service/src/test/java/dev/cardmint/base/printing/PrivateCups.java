package dev.cardmint.base.printing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A print service of the tests' own, with folders and a port of its own, whose one printer writes PDF files. */
final class PrivateCups {

    private static final Path PPD = Path.of("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd");

    /** Where Debian's PDF printer puts what nobody of this machine has sent. */
    private static final Path OUTPUT = Path.of("/var/spool/cups-pdf/ANONYMOUS");

    /** A card printer's PPD names the size of its cards; this printer's does not. */
    private static final String CARD = """
            *PageSize CR80/Card: "<</PageSize[153.01 242.65]/ImagingBBox null>>setpagedevice"
            *PageRegion CR80/Card: "<</PageSize[153.01 242.65]/ImagingBBox null>>setpagedevice"
            *ImageableArea CR80/Card: "0 0 153.01 242.65"
            *PaperDimension CR80/Card: "153.01 242.65"
            """;

    private final Path folder;
    private final int port;
    private final Process server;

    private PrivateCups(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    static PrivateCups start() throws IOException {
        if (!"root".equals(System.getProperty("user.name")) || !Files.exists(PPD)) {
            throw new AssertionError(
                    "This test starts cupsd as root, with Debian's cups-daemon, cups-client and printer-driver-cups-pdf.");
        }
        Path folder = Files.createTempDirectory("cups");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("etc", "etc/ppd", "spool", "run", "cache", "log", "tmp")) {
            Files.createDirectory(folder.resolve(name));
        }
        Files.setPosixFilePermissions(folder.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
        int port = freePort();
        configure(folder, port);
        Process server = new ProcessBuilder(
                        "/usr/sbin/cupsd",
                        "-f",
                        "-c",
                        folder.resolve("etc/cupsd.conf").toString(),
                        "-s",
                        folder.resolve("etc/cups-files.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log/output").toFile())
                .start();
        var cups = new PrivateCups(folder, port, server);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(cups::listens);
        return cups;
    }

    private static void configure(Path folder, int port) throws IOException {
        Files.writeString(folder.resolve("etc/cupsd.conf"), """
                Listen 127.0.0.1:%d
                LogLevel debug
                PreserveJobFiles No
                PreserveJobHistory Yes
                Browsing Off
                WebInterface No
                DefaultAuthType None
                <Location />
                  Order allow,deny
                  Allow 127.0.0.1
                </Location>
                <Policy default>
                  <Limit All>
                    Order deny,allow
                  </Limit>
                </Policy>
                """.formatted(port));
        Files.writeString(folder.resolve("etc/cups-files.conf"), """
                ServerRoot %1$s/etc
                RequestRoot %1$s/spool
                TempDir %1$s/tmp
                StateDir %1$s/run
                CacheDir %1$s/cache
                ErrorLog %1$s/log/error_log
                AccessLog %1$s/log/access_log
                PageLog %1$s/log/page_log
                """.formatted(folder));
        Files.writeString(folder.resolve("etc/printers.conf"), """
                <Printer card>
                DeviceURI cups-pdf:/
                State Idle
                Accepting Yes
                JobSheets none none
                </Printer>
                """);
        String ppd = Files.readString(PPD, StandardCharsets.ISO_8859_1);
        Files.writeString(
                folder.resolve("etc/ppd/card.ppd"), ppd.stripTrailing() + "\n" + CARD, StandardCharsets.ISO_8859_1);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean listens() {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI printer() {
        return URI.create("ipp://127.0.0.1:%d/printers/card".formatted(port));
    }

    void pause() throws IOException {
        command("cupsdisable");
    }

    void resume() throws IOException {
        command("cupsenable");
    }

    private void command(String name) throws IOException {
        Process command = new ProcessBuilder(name, "-h", "127.0.0.1:" + port, "card")
                .redirectErrorStream(true)
                .start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!command.waitFor(10, TimeUnit.SECONDS) || command.exitValue() != 0) {
                throw new AssertionError(name + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Takes what was printed under a name out of the printer's output. */
    String printed(String name) throws IOException {
        Path found;
        try (Stream<Path> files = Files.list(OUTPUT)) {
            found = files.filter(file -> Objects.toString(file.getFileName()).contains(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nothing was printed: " + log()));
        }
        String text = Files.readString(found, StandardCharsets.ISO_8859_1);
        Files.delete(found);
        return text;
    }

    /** Documents that wait, or have been left behind. */
    List<Path> spooled() {
        return filesIn("spool").stream()
                .filter(file -> Objects.toString(file.getFileName()).startsWith("d"))
                .toList();
    }

    /** Everything that the service has written. */
    List<Path> files() {
        var files = new ArrayList<Path>();
        for (String name : List.of("spool", "tmp", "cache", "run", "log")) {
            files.addAll(filesIn(name));
        }
        return files;
    }

    private List<Path> filesIn(String name) {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log/error_log"), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.contains("[Job "))
                    .reduce("", (all, line) -> all + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() throws IOException, InterruptedException {
        server.destroy();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
        FileSystemUtils.deleteRecursively(folder);
    }
}
