package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One PC/SC service for all tests of this JVM: the JDK's provider looks for the service once. Its socket is where the
 * build's settings put PCSCLITE_CSOCK_NAME.
 */
final class SharedReaders {

    private static final Path FOLDER = Path.of("target", "pcscd");

    private static @Nullable PcscService service;

    private SharedReaders() {}

    static synchronized PcscService get() {
        if (service == null) {
            try {
                service = PcscService.open(FOLDER, 0);
                if (!service.isPrivate()) {
                    Files.createDirectories(FOLDER);
                    Files.deleteIfExists(FOLDER.resolve("run"));
                    Files.createSymbolicLink(
                            FOLDER.resolve("run"),
                            Objects.requireNonNull(service.socket().getParent()));
                }
            } catch (PcscUnavailableException | IOException e) {
                throw new AssertionError("These tests need a PC/SC service: " + e.getMessage(), e);
            }
        }
        return service;
    }
}
