package dev.cardmint.lab.site;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.http.JsonClient;
import dev.cardmint.lab.process.JavaProgram;
import dev.cardmint.lab.process.LabProcess;
import dev.cardmint.lab.process.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the two services: a jar, a settings file, and perhaps a process. */
final class Service {

    private static final Duration START_LIMIT = Duration.ofSeconds(150);

    /** A service of a lab starts often and lives briefly. */
    private static final List<String> VIRTUAL_MACHINE =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m");

    private final String name;
    private final Path jar;
    private final LabFolder folder;
    private final JsonClient client;
    private final Launch launch;
    private @Nullable LabProcess process;

    Service(String name, Path jar, LabFolder folder, JsonClient client, Launch launch) {
        this.name = name;
        this.jar = jar;
        this.folder = folder;
        this.client = client;
        this.launch = launch;
    }

    /** Starts the process without waiting for it. */
    void launch() {
        if (process != null && process.alive()) {
            return;
        }
        Path settings = folder.settings(name);
        List<String> options = Stream.concat(VIRTUAL_MACHINE.stream(), launch.options().stream())
                .toList();
        JavaProgram program = launch.of(
                JavaProgram.of(jar, options, List.of("--spring.config.additional-location=file:" + settings)));
        process = LabProcess.start(name, program, folder.log(name), folder.running(), settings.toString());
    }

    /**
     * Waits until it is ready.
     *
     * @throws LabException if it ends instead, or takes too long
     */
    void awaitReady() {
        LabProcess started = process;
        if (started == null) {
            throw new IllegalStateException(name + " was not started");
        }
        boolean settled = Patience.until(START_LIMIT, () -> !started.alive() || ready());
        if (!settled || !started.alive()) {
            throw new LabException("The " + name + " did not start; its log says why: " + folder.log(name));
        }
    }

    private boolean ready() {
        try {
            return client.get("/actuator/health").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    void stop() {
        if (process != null) {
            process.close();
        }
    }

    void kill() {
        if (process != null) {
            process.kill();
        }
    }

    boolean alive() {
        return process != null && process.alive();
    }

    JsonClient client() {
        return client;
    }

    Path log() {
        return folder.log(name);
    }
}
