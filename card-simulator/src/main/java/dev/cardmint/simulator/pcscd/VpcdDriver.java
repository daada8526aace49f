package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs and the library that a private service is made of, where distributions put them. */
record VpcdDriver(Path pcscd, Path library) {

    private static final List<String> PROGRAMS = List.of("/usr/sbin/pcscd", "/sbin/pcscd", "/usr/local/sbin/pcscd");
    private static final List<String> DRIVERS = List.of(
            "/usr/lib/pcsc/drivers/serial",
            "/usr/lib64/pcsc/drivers/serial",
            "/usr/lib/x86_64-linux-gnu/pcsc/drivers/serial",
            "/usr/lib/aarch64-linux-gnu/pcsc/drivers/serial",
            "/usr/local/lib/pcsc/drivers/serial");

    /** Both, or {@code null} if one is missing. */
    static @Nullable VpcdDriver find() {
        Path program = PROGRAMS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Path library = DRIVERS.stream()
                .map(VpcdDriver::libraryIn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return program == null || library == null ? null : new VpcdDriver(program, library);
    }

    private static @Nullable Path libraryIn(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.getFileName().toString().startsWith("libifdvpcd.so"))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null; // no such folder
        }
    }

    /** A serial reader in the service's configuration (reader.conf(5)). */
    String configuration(int port) {
        return """
                FRIENDLYNAME "Virtual PCD"
                DEVICENAME   /dev/null:%d
                LIBPATH      %s
                CHANNELID    %d
                """.formatted(port, library, port);
    }
}
