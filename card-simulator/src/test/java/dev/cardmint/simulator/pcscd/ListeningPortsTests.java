package dev.cardmint.simulator.pcscd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListeningPortsTests {

    @Test
    void knowsPortsWhereSomebodyListens() throws IOException {
        int port;
        try (var any = new ServerSocket(0);
                var loopback = new ServerSocket(0, 1, Inet4Address.getByName("127.0.0.1"))) {
            port = any.getLocalPort();
            assertThat(ListeningPorts.contain(List.of(port, loopback.getLocalPort())))
                    .isTrue();
        }
        assertThat(ListeningPorts.contain(List.of(port))).isFalse();
    }

    @Test
    void takesNoConnectionForOneWhoListens() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
            assertThat(ListeningPorts.contain(List.of(client.getLocalPort()))).isFalse();
        }
    }

    @Test
    void findsTwoFreePortsInARow() throws IOException {
        int port = ListeningPorts.freePair();

        try (var first = new ServerSocket(port)) {
            assertThat(ListeningPorts.isPairFree(port)).isFalse();
            assertThat(ListeningPorts.isPairFree(port - 1)).isFalse();
            try (var second = new ServerSocket(port + 1)) {
                assertThat(first.getLocalPort() + 1).isEqualTo(second.getLocalPort());
            }
        }
    }
}
