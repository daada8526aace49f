package dev.cardmint.lab.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A TCP path from a port of this machine to the center's, that can be cut, mended and slowed down. */
public final class Link implements AutoCloseable {

    private static final int UNLIMITED = -1;

    private int port;
    private final int centerPort;
    private final Meter meter = new Meter();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean losesNextAnswer;
    private int requestsLeft = UNLIMITED;
    private @Nullable Entrance entrance;

    /** The listening socket, and the thread in its accept: the port is closed when both have ended. */
    private record Entrance(ServerSocket socket, Thread accepting) {

        void close() {
            try {
                socket.close();
                accepting.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Link(int centerPort) {
        this.centerPort = centerPort;
    }

    /** Lays a link from a free port, which stays its own. */
    public static Link lay(int centerPort) {
        Link link = new Link(centerPort);
        link.restore();
        return link;
    }

    public synchronized int port() {
        return port;
    }

    public LinkStatistics statistics() {
        return meter.read();
    }

    /** Ends every connection and refuses new ones. */
    public synchronized void cut() {
        if (entrance != null) {
            entrance.close();
            entrance = null;
        }
        connections.forEach(Connection::close);
    }

    /** Takes connections again, and carries everything; what was held is lost with its connection. */
    public synchronized void restore() {
        requestsLeft = UNLIMITED;
        connections.stream().filter(Connection::holds).toList().forEach(Connection::close);
        if (entrance != null) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = opened.getLocalPort();
            entrance = new Entrance(opened, Threads.start("link-entrance", () -> accept(opened)));
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be used", e);
        }
    }

    /** How long everything takes from now on, each way. */
    public void delay(Duration oneWay) {
        latency = oneWay;
    }

    /** Delivers the next request to the center and ends the connection before the answer. */
    public void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** Delivers this many more requests; later ones never arrive, though their connections stay open. */
    public synchronized void passOnly(int requests) {
        requestsLeft = requests;
    }

    /** Whether one more request may pass; counts it. */
    synchronized boolean takePassage() {
        if (requestsLeft > 0) {
            requestsLeft--;
            return true;
        }
        return requestsLeft == UNLIMITED;
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                join(opened, opened.accept());
            } catch (IOException e) {
                // closed by cut()
            }
        }
    }

    private void join(ServerSocket opened, Socket base) throws IOException {
        try {
            Connection connection =
                    new Connection(this, base, new Socket(InetAddress.getLoopbackAddress(), centerPort));
            connections.add(connection);
            meter.opened();
            connection.carry();
            if (opened.isClosed()) {
                connection.close(); // cut while it was being made
            }
        } catch (IOException e) {
            base.close(); // the center is down: the base sees a connection that ends at once
        }
    }

    Duration latency() {
        return latency;
    }

    Meter meter() {
        return meter;
    }

    /** True for one caller after {@link #loseNextAnswer()}. */
    synchronized boolean answerIsToBeLost() {
        boolean lost = losesNextAnswer;
        losesNextAnswer = false;
        return lost;
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }
}
