package dev.cardmint.lab.tray;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;

/**
 * Serves the tray's own page and programs that are no browser: the Host must be a name of this machine's loopback
 * address, an Origin must be this very origin, and a browser must not say that another site asks.
 */
final class OwnPage extends Filter {

    private static final int FORBIDDEN = 403;
    private static final Set<String> OWN_FETCHES = Set.of("same-origin", "none");

    private final Set<String> hosts;

    OwnPage(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        harden(exchange.getResponseHeaders());
        if (own(exchange)) {
            chain.doFilter(exchange);
        } else {
            exchange.sendResponseHeaders(FORBIDDEN, -1);
            exchange.close();
        }
    }

    private static void harden(Headers headers) {
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; "
                        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    /** The base's page leads here by a link: a plain visit may come from anywhere, since it changes nothing. */
    private boolean own(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return false;
        }
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            return false;
        }
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        return site == null || OWN_FETCHES.contains(site) || visit(exchange);
    }

    private static boolean visit(HttpExchange exchange) {
        return "GET".equals(exchange.getRequestMethod())
                && "/".equals(exchange.getRequestURI().getPath())
                && "navigate".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Mode"));
    }

    @Override
    public String description() {
        return "own page only";
    }
}
