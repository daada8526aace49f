package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of one private service: its configuration, its log, and its run folder with socket and process id. Where
 * the folder lies too deep for a socket's name, the run folder is a link to a temporary one.
 */
final class ServiceFolder {

    /** Bytes in a socket's name (unix(7)), less the zero at its end. */
    private static final int LONGEST_NAME = 107;

    private static final String SOCKET = "pcscd.comm";

    private final Path folder;
    private final Path run;

    private ServiceFolder(Path folder, Path run) {
        this.folder = folder;
        this.run = run;
    }

    static ServiceFolder at(Path place) throws IOException {
        Path folder = place.toAbsolutePath().normalize();
        Files.createDirectories(folder.resolve("conf"));
        Path run = folder.resolve("run");
        if (Files.isSymbolicLink(run) && !Files.isDirectory(run)) {
            Files.delete(run); // somebody has tidied up temporary folders
        }
        if (!Files.exists(run)) {
            if (isTooLong(run)) {
                Files.createSymbolicLink(run, Files.createTempDirectory("pcscd"));
            } else {
                Files.createDirectory(run);
            }
        }
        return new ServiceFolder(folder, run.toRealPath());
    }

    private static boolean isTooLong(Path run) {
        return run.resolve(SOCKET).toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    }

    Path run() {
        return run;
    }

    Path socket() {
        return run.resolve(SOCKET);
    }

    Path configuration() {
        return folder.resolve("conf");
    }

    Path log() {
        return folder.resolve("pcscd.log");
    }

    void configure(String readers) throws IOException {
        Files.writeString(configuration().resolve("vpcd"), readers);
    }

    /** Stops a service that a killed program left here, after its command line has shown that it is that one. */
    void stopLeftover() throws IOException {
        Path file = run.resolve("pcscd.pid");
        try {
            String number = Files.readString(file).replaceAll("\\D", ""); // a zero byte ends it
            Optional<ProcessHandle> process =
                    number.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(number));
            process.filter(this::isOurs).ifPresent(leftover -> {
                leftover.destroyForcibly();
                leftover.onExit().join();
            });
        } catch (NoSuchFileException e) {
            // Nothing is left.
        }
        Files.deleteIfExists(file);
        Files.deleteIfExists(socket());
    }

    private boolean isOurs(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return line.contains("pcscd") && line.contains(configuration().toString());
    }

    /** Takes the run folder away; configuration and log stay. */
    void close() {
        try {
            Files.deleteIfExists(run.resolve("pcscd.pid"));
            Files.deleteIfExists(socket());
            Files.deleteIfExists(run);
            Files.deleteIfExists(folder.resolve("run"));
        } catch (IOException e) {
            // Whatever else lies there stays.
        }
    }
}
