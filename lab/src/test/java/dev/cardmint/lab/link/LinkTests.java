package dev.cardmint.lab.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTests {

    private ServerSocket center;
    private Link link;

    @BeforeEach
    void layALink() throws IOException {
        center = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Threads.start("echo", this::echo);
        link = Link.lay(center.getLocalPort());
    }

    @AfterEach
    void takeItAway() throws IOException {
        link.close();
        center.close();
    }

    /** Answers each byte with the same byte. */
    private void echo() {
        while (!center.isClosed()) {
            try {
                Socket socket = center.accept();
                Threads.start("echo", () -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // the link ended it
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void countsBytesAndChangesOfDirection() throws IOException {
        try (Socket base = connect()) {
            ask(base, "one");
            LinkStatistics before = link.statistics();
            ask(base, "three");
            ask(base, "four");

            LinkStatistics between = link.statistics().since(before);
            assertThat(between).isEqualTo(new LinkStatistics(9, 9, 2, 0));
        }
    }

    @Test
    void countsOneRunForARequestInSeveralParts() throws IOException {
        try (Socket base = connect()) {
            base.getOutputStream().write(new byte[200_000]);
            assertThat(base.getInputStream().readNBytes(1)).hasSize(1);
        }
        assertThat(link.statistics().connections()).isEqualTo(1);
        assertThat(link.statistics().runsToCenter()).isPositive();
    }

    @Test
    void endsConnectionsAndRefusesNewOnesWhileCut() throws IOException {
        try (Socket base = connect()) {
            ask(base, "before");
            link.cut();

            assertThat(base.getInputStream().read()).isEqualTo(-1);
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        }
    }

    @Test
    void carriesAgainOnceRestored() throws IOException {
        link.cut();
        link.restore();

        try (Socket base = connect()) {
            assertThat(ask(base, "again")).isEqualTo("again");
        }
    }

    @Test
    void losesOneAnswerAfterTheCenterHadTheRequest() throws IOException {
        try (Socket base = connect()) {
            ask(base, "before");
            link.loseNextAnswer();
            base.getOutputStream().write(1);

            assertThat(base.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket base = connect()) {
            assertThat(ask(base, "after")).isEqualTo("after");
        }
    }

    @Test
    void holdsEveryRequestAfterTheOnesItMayPass() throws IOException {
        try (Socket base = connect()) {
            ask(base, "before");
            link.passOnly(1);
            assertThat(ask(base, "last")).isEqualTo("last");
            LinkStatistics passed = link.statistics();
            base.getOutputStream().write(1);
            base.setSoTimeout(200);

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> base.getInputStream().read());
            assertThat(link.statistics()).isEqualTo(passed);

            link.restore();
            assertThat(base.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket base = connect()) {
            assertThat(ask(base, "again")).isEqualTo("again");
        }
    }

    @Test
    void delaysWhatItCarries() throws IOException {
        try (Socket base = connect()) {
            link.delay(Duration.ofMillis(20));
            long start = System.nanoTime();
            ask(base, "slow");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), link.port());
    }

    private static String ask(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return new String(
                socket.getInputStream().readNBytes(text.length()), java.nio.charset.StandardCharsets.US_ASCII);
    }
}
