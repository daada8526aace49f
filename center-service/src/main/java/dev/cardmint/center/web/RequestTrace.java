package dev.cardmint.center.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an identifier that its log lines and its problem answer share. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTrace extends OncePerRequestFilter {

    private static final String TRACE = "trace";
    private static final SecureRandom RANDOM = new SecureRandom();

    static String current() {
        return Objects.requireNonNullElse(MDC.get(TRACE), "");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] id = new byte[8];
        RANDOM.nextBytes(id);
        MDC.put(TRACE, HexFormat.of().formatHex(id));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.clear();
        }
    }
}
