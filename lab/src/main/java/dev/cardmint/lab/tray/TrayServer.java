package dev.cardmint.lab.tray;

import com.sun.net.httpserver.HttpServer;
import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.CardTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves the tray's page on the loopback address. It has no sign-in and needs none: whoever may open a page here may
 * move the demo's files as well; a page of another site may not ask, see {@link OwnPage}.
 */
public final class TrayServer implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final HttpServer server;
    private final ExecutorService executor;

    private TrayServer(HttpServer server) {
        this.server = server;
        executor = Executors.newFixedThreadPool(AT_ONCE, task -> {
            var thread = new Thread(task, "tray");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to serve.
     *
     * @param transport the keys of blanks, asked for when the first one is made
     * @throws LabException if somebody else listens on the port
     */
    public static TrayServer start(int port, CardTable table, Supplier<String> transport) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var tray = new TrayServer(server);
            server.createContext("/", new TrayPage(new CardTray(table, transport)))
                    .getFilters()
                    .add(new OwnPage(server.getAddress().getPort()));
            server.setExecutor(tray.executor);
            server.start();
            return tray;
        } catch (IOException e) {
            throw new LabException("Port " + port + " is in use: the tray of virtual cards cannot be served.", e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
