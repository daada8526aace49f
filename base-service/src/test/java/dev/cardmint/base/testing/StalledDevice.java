package dev.cardmint.base.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A machine that answers one request with a head and the first byte of a body, and then with nothing more. */
public final class StalledDevice implements AutoCloseable {

    private static final byte[] BEGUN =
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket server;
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private StalledDevice(ServerSocket server) {
        this.server = server;
    }

    public static StalledDevice start() {
        try {
            var device = new StalledDevice(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            var thread = new Thread(device::answer, "stalled-device");
            thread.setDaemon(true);
            thread.start();
            return device;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer() {
        try (Socket connection = server.accept()) {
            InputStream in = connection.getInputStream();
            int asked = in.read();
            connection.getOutputStream().write(BEGUN);
            while (asked >= 0) {
                asked = in.read();
            }
            hungUp.countDown();
        } catch (IOException e) {
            hungUp.countDown(); // reset instead of closed
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Whether the other side has closed the connection. */
    public boolean isHungUpOn() throws InterruptedException {
        return hungUp.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
