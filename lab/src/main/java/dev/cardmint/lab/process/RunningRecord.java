package dev.cardmint.lab.process;

import dev.cardmint.lab.folder.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A file that says: this process belongs to this lab. */
public final class RunningRecord {

    private final Path file;

    private RunningRecord(Path file) {
        this.file = file;
    }

    static RunningRecord write(Path folder, String name, long pid, String sign) {
        Path file = folder.resolve(name);
        OwnerOnly.write(file, pid + "\n" + sign + "\n");
        return new RunningRecord(file);
    }

    void erase() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops every recorded process that still runs. A pid alone is no proof: its command line must carry the sign. */
    public static void stopLeftovers(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                stopLeftover(Files.readAllLines(file));
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stopLeftover(List<String> lines) {
        ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> process.info().commandLine().orElse("").contains(lines.get(1)))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit()
                            .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                            .join();
                });
    }
}
