package dev.cardmint.base.testing.vpcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.simulator.pcscd.PcscUnavailableException;
import dev.cardmint.simulator.pcscd.PrivatePcscd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The private PC/SC service of all tests in this JVM: the client library reads where its service is only once per
 * process. A test that cannot have it fails, and says which packages to install.
 */
public final class TestPcscd {

    /** The first reader's name, as PC/SC lists it. */
    public static final String READER = "Virtual PCD 00 00";

    /** The second reader's name. */
    public static final String SECOND_READER = "Virtual PCD 00 01";

    private static final Path FOLDER = Path.of("target/pcscd");
    private static @Nullable PrivatePcscd service;
    private static @Nullable Process withoutReaders;

    private TestPcscd() {}

    /** The service, started if it was not, and again if a test has ended it. */
    public static synchronized PrivatePcscd running() {
        assertThat(System.getenv("PCSCLITE_CSOCK_NAME"))
                .as("PCSCLITE_CSOCK_NAME, which the build sets")
                .isEqualTo(FOLDER.resolve("run/pcscd.comm").toString());
        try {
            if (service == null) {
                service = PrivatePcscd.start(FOLDER);
            } else if (service.process() == null) {
                service.start();
            }
            return service;
        } catch (PcscUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Ends it as a crash would and starts it again. */
    public static void restart() {
        running().kill();
        running();
    }

    /**
     * Unplugs both readers, as near as virtual ones come to it: PC/SC never notices that one is gone, so the service
     * ends and another one, without readers, takes its place.
     */
    public static synchronized void unplugReaders() {
        running().kill();
        try {
            Path none = Files.createDirectories(FOLDER.resolve("no-readers"));
            String script = "mount --make-rprivate / && mkdir -p /run/pcscd && mount --bind \"$1\" /run/pcscd"
                    + " && exec pcscd --foreground --config \"$2\"";
            Path run = FOLDER.resolve("run").toRealPath();
            withoutReaders = new ProcessBuilder(
                            "unshare",
                            "-m",
                            "sh",
                            "-c",
                            script,
                            "sh",
                            run.toString(),
                            none.toRealPath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plugs them in again. */
    public static synchronized void plugReaders() {
        if (withoutReaders != null) {
            withoutReaders.destroyForcibly().onExit().join();
            withoutReaders = null;
        }
        running();
    }
}
