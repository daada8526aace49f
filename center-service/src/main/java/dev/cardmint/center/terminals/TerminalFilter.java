package dev.cardmint.center.terminals;

import dev.cardmint.center.web.Problems;
import dev.cardmint.center.web.Refusals;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the terminal by the client certificate that TLS has verified, anew on every request: suspending a terminal
 * works on its next request.
 */
public class TerminalFilter extends OncePerRequestFilter {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Terminals terminals;
    private final Problems problems;
    private final Refusals refusals;

    public TerminalFilter(Terminals terminals, Problems problems, Refusals refusals) {
        this.terminals = terminals;
        this.problems = problems;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Terminal terminal = terminalOf(request);
        if (terminal == null || !terminal.isActive()) {
            refuse(terminal, request, response);
            return;
        }
        MDC.put("terminal", terminal.id());
        try {
            request.setAttribute(Terminal.REQUEST_ATTRIBUTE, terminal);
            var authentication = new PreAuthenticatedAuthenticationToken(terminal, "", List.of());
            SecurityContextHolder.getContext().setAuthentication(authentication);
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
            MDC.remove("terminal");
        }
    }

    private void refuse(@Nullable Terminal terminal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String detail = terminal == null
                ? "This terminal's certificate is not registered at the center. Ask a security officer to enroll it."
                : "This terminal is suspended. Ask a security officer.";
        refusals.record(ProblemType.TERMINAL_NOT_ALLOWED, request, terminal == null ? null : terminal.id());
        problems.write(response, ProblemType.TERMINAL_NOT_ALLOWED, detail);
    }

    private @Nullable Terminal terminalOf(HttpServletRequest request) {
        if (request.getAttribute(CERTIFICATES) instanceof X509Certificate[] certificates && certificates.length > 0) {
            return terminals.findByCertificate(fingerprint(certificates[0]));
        }
        return null;
    }

    private static Bytes fingerprint(X509Certificate certificate) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("A verified certificate has an encoding, and every JDK has SHA-256", e);
        }
    }
}
