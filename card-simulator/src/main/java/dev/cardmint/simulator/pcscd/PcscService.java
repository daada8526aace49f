package dev.cardmint.simulator.pcscd;

import java.nio.file.Path;
import java.util.List;

/** A PC/SC service with two virtual readers; each takes the card that connects to its port on this machine. */
public interface PcscService extends AutoCloseable {

    /** Names under which the service lists its virtual readers, in the order of the ports. */
    List<String> READERS = List.of("Virtual PCD 00 00", "Virtual PCD 00 01");

    /**
     * A service of its own if this program may start one, otherwise the machine's if it runs and has virtual readers.
     *
     * @param folder where a service of its own keeps its files
     * @param port of the first reader, the second has the next; 0 for free ones
     * @throws PcscUnavailableException saying in one line what to do
     */
    static PcscService open(Path folder, int port) throws PcscUnavailableException {
        String obstacle = PrivatePcscd.obstacle();
        if (obstacle == null) {
            return PrivatePcscd.start(folder, port);
        }
        RunningPcscd running = RunningPcscd.find();
        if (running != null) {
            return running;
        }
        throw new PcscUnavailableException(obstacle);
    }

    /** Whether the service belongs to this program: it can be killed and started again, and ends with it. */
    boolean isPrivate();

    /** The service's socket: what {@code PCSCLITE_CSOCK_NAME} must be in a program that uses it. */
    Path socket();

    /** Where the readers' drivers listen for cards. */
    List<Integer> ports();

    /** Ends a service of its own; the machine's stays. */
    @Override
    void close();
}
