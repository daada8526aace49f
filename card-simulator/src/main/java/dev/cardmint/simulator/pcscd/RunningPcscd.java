package dev.cardmint.simulator.pcscd;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machine's own PC/SC service, with the virtual readers that the package vsmartcard-vpcd sets up. */
final class RunningPcscd implements PcscService {

    private static final Path SOCKET = Path.of("/run/pcscd/pcscd.comm");
    private static final List<Integer> PORTS = List.of(35963, 35964);

    private RunningPcscd() {}

    /** The service if it runs, or its socket can start it, and its virtual readers listen. */
    static @Nullable RunningPcscd find() {
        boolean ready = new Readiness(SOCKET, PORTS).isReached();
        return ready ? new RunningPcscd() : null;
    }

    @Override
    public boolean isPrivate() {
        return false;
    }

    @Override
    public Path socket() {
        return SOCKET;
    }

    @Override
    public List<Integer> ports() {
        return PORTS;
    }

    @Override
    public void close() {}
}
