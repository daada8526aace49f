package dev.cardmint.base.web;

import dev.cardmint.base.center.StartRefusedException;
import java.io.File;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Rules of the embedded web server: in the clear it answers this machine only, it writes nothing to disk, and what it
 * read goes with the connection that it was read from.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class WebServerRules implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ServerProperties server;
    private final WebProperties web;

    WebServerRules(ServerProperties server, WebProperties web) {
        this.server = server;
        this.web = web;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        requireTlsBeyondLoopback(server.getAddress(), server.getSsl());
        if (web.loopbackPort() != null) {
            factory.addAdditionalConnectors(onLoopback(web.loopbackPort()));
        }
        factory.addConnectorCustomizers(WebServerRules::keepNothing);
        writeNothing(factory);
    }

    /** A buffer that waits for the next connection still holds what the last one brought, a password perhaps. */
    private static void keepNothing(Connector connector) {
        connector.setProperty("processorCache", "0");
        connector.setProperty("socket.bufferPool", "0");
        connector.setProperty("socket.processorCache", "0");
    }

    private static Connector onLoopback(int port) {
        var connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setXpoweredBy(false);
        keepNothing(connector);
        return connector;
    }

    static void requireTlsBeyondLoopback(@Nullable InetAddress address, @Nullable Ssl ssl) {
        boolean loopback = address != null && address.isLoopbackAddress();
        if (!loopback && !Ssl.isEnabled(ssl)) {
            throw new StartRefusedException(
                    "server.address is not the loopback address: configure server.ssl, this base serves others over TLS only.");
        }
    }

    /** Folders that exist already, so that none is made; they hold nothing and nothing in them is served. */
    private static void writeNothing(TomcatServletWebServerFactory factory) {
        var existing = new File(System.getProperty("java.io.tmpdir"));
        factory.setBaseDirectory(existing);
        factory.getSettings().setDocumentRoot(existing);
        factory.addContextCustomizers(context -> {
            context.setDocBase(null);
            ((StandardContext) context).setWorkDir(existing.getAbsolutePath());
        });
    }
}
