package dev.cardmint.lab.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The server that a killed run leaves behind, found by the pid in its data folder. */
final class PostgresLeftover {

    private PostgresLeftover() {}

    /** Stops it, once its command line says that it really is the server of this folder. */
    static void stop(Path data) {
        recordedPid(data)
                .flatMap(ProcessHandle::of)
                .filter(process -> serves(process, data))
                .ifPresent(PostgresLeftover::end);
    }

    /** The postmaster writes its pid on the first line of postmaster.pid. */
    private static Optional<Long> recordedPid(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.get(0).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        String commandLine = process.info().commandLine().orElse("");
        return commandLine.contains("postgres") && commandLine.contains(data.toString());
    }

    private static void end(ProcessHandle postmaster) {
        postmaster.destroy(); // "smart" shutdown: waits for clients, which are gone unless another lab lives
        if (!endsWithinTenSeconds(postmaster)) {
            postmaster.destroyForcibly(); // the write-ahead log brings the data back
            endsWithinTenSeconds(postmaster);
        }
    }

    private static boolean endsWithinTenSeconds(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS);
        return !end.join().isAlive();
    }
}
