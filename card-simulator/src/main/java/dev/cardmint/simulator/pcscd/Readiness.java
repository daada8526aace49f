package dev.cardmint.simulator.pcscd;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/** A service takes clients and its drivers take cards. It opens its socket once all its readers are listed. */
record Readiness(Path socket, List<Integer> ports) {

    Readiness {
        ports = List.copyOf(ports);
    }

    boolean isReached() {
        return takesClients() && ListeningPorts.contain(ports);
    }

    private boolean takesClients() {
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return client.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }
}
