package dev.cardmint.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/** Debian's vicc in a virtual reader: a card that is not ours, with nothing on it, started by a launcher of ours. */
final class Vicc implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Process process;

    private Vicc(Process process) {
        this.process = process;
    }

    /** Puts it into the reader that listens on this port. */
    static Vicc insert(int port) throws IOException {
        var launch = new ProcessBuilder(
                "python3",
                Site.PROJECT.resolve("system-tests/vicc/vicc.py").toString(),
                "127.0.0.1",
                String.valueOf(port));
        return new Vicc(launch.redirectOutput(Redirect.DISCARD).start());
    }

    /** The line that tells what was mended. */
    String words() throws IOException {
        return process.errorReader().readLine();
    }

    /** Takes it out. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
