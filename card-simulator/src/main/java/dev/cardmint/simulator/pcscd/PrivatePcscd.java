package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PC/SC service of this program's own with two virtual readers; it ends with this program, however that ends. It runs
 * in a mount namespace where its folder lies over /run/pcscd, because the service's place is fixed. A folder is for one
 * service at a time: a service that a killed program left behind there is stopped first.
 */
public final class PrivatePcscd implements PcscService {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(10);

    // The watcher in the background reads what this program holds open, and ends the service when that ends.
    private static final String SERVICE = """
            mkdir -p /run/pcscd && mount --bind "$1" /run/pcscd || exit 1
            exec 3<&0
            (cat <&3 >/dev/null; kill $$) &
            exec "$2" --foreground --config "$3" </dev/null 3<&-
            """;

    private final ServiceFolder folder;
    private final VpcdDriver driver;
    private final MountNamespace namespace;
    private final int port;
    private @Nullable Process service;
    private List<ProcessHandle> watchers = List.of();
    private boolean closed;

    private PrivatePcscd(ServiceFolder folder, VpcdDriver driver, MountNamespace namespace, int port) {
        this.folder = folder;
        this.driver = driver;
        this.namespace = namespace;
        this.port = port;
    }

    /** Why this program cannot start a service, in one line that says what to do, or {@code null} if it can. */
    public static @Nullable String obstacle() {
        if (VpcdDriver.find() == null) {
            return "no PC/SC service with virtual readers: install the packages pcscd and vsmartcard-vpcd";
        }
        return MountNamespace.available() == null
                ? "no PC/SC service with virtual readers: run this as root, or start pcscd with vsmartcard-vpcd"
                : null;
    }

    /** Starts a service with its readers on free ports. */
    public static PrivatePcscd start(Path folder) throws PcscUnavailableException {
        return start(folder, 0);
    }

    /**
     * Starts a service and waits until it takes clients and cards.
     *
     * @param port of the first reader, the second has the next; 0 for free ones
     * @throws PcscUnavailableException saying in one line why it cannot
     */
    public static PrivatePcscd start(Path folder, int port) throws PcscUnavailableException {
        String obstacle = obstacle();
        VpcdDriver driver = VpcdDriver.find();
        MountNamespace namespace = MountNamespace.available();
        if (driver == null || namespace == null) {
            throw new PcscUnavailableException(String.valueOf(obstacle));
        }
        try {
            int first = port == 0 ? ListeningPorts.freePair() : port;
            var pcscd = new PrivatePcscd(ServiceFolder.at(folder), driver, namespace, first);
            pcscd.start();
            return pcscd;
        } catch (IOException e) {
            throw new PcscUnavailableException("the PC/SC service cannot be set up: " + e.getMessage(), e);
        }
    }

    /**
     * Starts it again after {@link #kill}, in the same folder and on the same ports.
     *
     * @throws PcscUnavailableException if it does not come up
     */
    public synchronized void start() throws PcscUnavailableException {
        kill();
        try {
            folder.stopLeftover();
            if (!ListeningPorts.isPairFree(port)) {
                throw new IOException("port %d or %d is taken".formatted(port, port + 1));
            }
            folder.configure(driver.configuration(port));
            service = new ProcessBuilder(namespace.command(
                            SERVICE,
                            folder.run().toString(),
                            driver.pcscd().toString(),
                            folder.configuration().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(folder.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new PcscUnavailableException("the PC/SC service cannot be started: " + e.getMessage(), e);
        }
        awaitReady(service);
        watchers = service.descendants().toList();
    }

    private void awaitReady(Process starting) throws PcscUnavailableException {
        // Through the service's own root: a socket's name has at most 108 bytes, and the folder may lie deep.
        var readiness = new Readiness(Path.of("/proc/%d/root/run/pcscd/pcscd.comm".formatted(starting.pid())), ports());
        long begin = System.nanoTime();
        while (!readiness.isReached()) {
            if (hasEndedWithin(starting, PAUSE) || System.nanoTime() - begin > PATIENCE.toNanos()) {
                kill();
                throw new PcscUnavailableException(
                        "the PC/SC service does not start; %s says why".formatted(folder.log()));
            }
        }
    }

    private static boolean hasEndedWithin(Process process, Duration pause) {
        try {
            return process.waitFor(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends it as a crash would: clients lose their connections and cards their readers. */
    public synchronized void kill() {
        Process running = service;
        if (running != null) {
            running.destroyForcibly();
            awaitEnd(running);
            watchers.forEach(ProcessHandle::destroyForcibly);
            service = null;
        }
    }

    /** Kills it and starts it again. */
    public synchronized void restart() throws PcscUnavailableException {
        kill();
        start();
    }

    private static void awaitEnd(Process process) {
        process.onExit().join();
    }

    @Override
    public boolean isPrivate() {
        return true;
    }

    @Override
    public Path socket() {
        return folder.socket();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, port + 1);
    }

    /** The service's process, while it runs. */
    public synchronized @Nullable ProcessHandle process() {
        return service == null ? null : service.toHandle();
    }

    /** Ends it in order, and takes its socket away. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Process running = service;
        if (running != null) {
            running.destroy();
            if (!hasEndedWithin(running, PATIENCE)) {
                running.destroyForcibly();
            }
        }
        kill();
        folder.close();
    }
}
