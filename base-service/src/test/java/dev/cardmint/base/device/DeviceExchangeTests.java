package dev.cardmint.base.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.cardmint.base.testing.StalledDevice;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class DeviceExchangeTests {

    private static final int LARGEST = 1000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer device;

    @BeforeEach
    void plugIn() throws IOException {
        device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.start();
    }

    @AfterEach
    void unplug() {
        device.stop(0);
    }

    private HttpResponse<byte[]> ask(int port, Duration limit) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(port)))
                .build();
        return new DeviceExchange(limit, LARGEST).send(http, request);
    }

    private HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        return ask(device.getAddress().getPort(), Duration.ofSeconds(30));
    }

    @Test
    void takesAnAnswerOfTheLargestSize() throws IOException, InterruptedException {
        device.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(404, LARGEST);
                exchange.getResponseBody().write(new byte[LARGEST]);
            }
        });

        HttpResponse<byte[]> answer = ask();

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).hasSize(LARGEST);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void hangsUpOnAMachineThatDoesNotStop() throws InterruptedException {
        var hungUp = new CountDownLatch(1);
        device.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                OutputStream endless = exchange.getResponseBody();
                while (true) {
                    endless.write(new byte[LARGEST]);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        });

        assertThatExceptionOfType(AnswerTooLargeException.class).isThrownBy(this::ask);

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void hangsUpOnAMachineThatStallsInItsAnswer() throws InterruptedException {
        try (StalledDevice stalled = StalledDevice.start()) {
            assertThatExceptionOfType(HttpTimeoutException.class)
                    .isThrownBy(() -> ask(stalled.port(), Duration.ofMillis(500)));

            assertThat(stalled.isHungUpOn()).isTrue();
        }
    }

    @Test
    void tellsThatNobodyListens() {
        device.stop(0);

        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::ask);
    }
}
