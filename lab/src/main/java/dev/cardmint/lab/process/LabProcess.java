package dev.cardmint.lab.process;

import dev.cardmint.lab.LabException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A service that runs beside the lab, its output in a file. */
public final class LabProcess implements AutoCloseable {

    private static final long GRACE_SECONDS = 15;

    private final String name;
    private final Process process;
    private final RunningRecord entry;

    private LabProcess(String name, Process process, RunningRecord entry) {
        this.name = name;
        this.process = process;
        this.entry = entry;
    }

    /**
     * Starts a program.
     *
     * @param sign part of its command line that no other program has, for example its settings file
     */
    public static LabProcess start(String name, JavaProgram program, Path log, Path running, String sign) {
        File output = log.toFile();
        try {
            Process process = program.builder()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                    .start();
            process.getOutputStream().close();
            return new LabProcess(name, process, RunningRecord.write(running, name, process.pid(), sign));
        } catch (IOException e) {
            throw new LabException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks it to end, then makes it. */
    @Override
    public void close() {
        process.destroy();
        await(GRACE_SECONDS);
        kill();
    }

    /** As if the power had failed. */
    public void kill() {
        process.destroyForcibly();
        await(GRACE_SECONDS);
        entry.erase();
    }

    /** Whether it ended by itself within the time. */
    public boolean await(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
