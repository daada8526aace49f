package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** TCP ports of this machine. A driver's port is never tried by connecting: that would be a card. */
final class ListeningPorts {

    private static final int LOWEST = 20_000;
    private static final int BELOW_EPHEMERAL = 32_000;
    private static final int TRIES = 100;

    private ListeningPorts() {}

    /** Whether somebody listens on both ports, as the kernel tells. */
    static boolean contain(List<Integer> ports) {
        return ports.stream().allMatch(port -> tables().anyMatch(line -> listens(line, port)));
    }

    private static Stream<String> tables() {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6").map(Path::of).flatMap(ListeningPorts::lines);
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty(); // no such protocol here
        }
    }

    /** One line: number, local address and port, remote ones, and 0A for a socket that listens. */
    private static boolean listens(String line, int port) {
        return line.matches(" *\\d+: [0-9A-F]+:%04X [0-9A-F:]+ 0A .*".formatted(port));
    }

    /**
     * A free port whose next is free, too.
     *
     * @throws IOException if there is none
     */
    static int freePair() throws IOException {
        var random = new SplittableRandom();
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, BELOW_EPHEMERAL);
            if (isPairFree(port)) {
                return port;
            }
        }
        throw new IOException("No free ports for virtual readers");
    }

    static boolean isPairFree(int port) {
        return isFree(port) && isFree(port + 1);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
