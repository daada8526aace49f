package dev.cardmint.center.operators;

import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.web.Problems;
import dev.cardmint.center.web.Refusals;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the operator behind the bearer token of a request that came from a registered terminal. */
class OperatorFilter extends OncePerRequestFilter {

    private final SignIns signIns;
    private final Problems problems;
    private final Refusals refusals;

    OperatorFilter(SignIns signIns, Problems problems, Refusals refusals) {
        this.signIns = signIns;
        this.problems = problems;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(Terminal.REQUEST_ATTRIBUTE) instanceof Terminal terminal)) {
            throw new IllegalStateException("The terminal is found before the operator");
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        OperatorToken token = OperatorToken.ofHeader(header);
        Operator operator = token == null ? null : signIns.operatorOf(token, terminal);
        if (header != null && operator == null) {
            refusals.record(ProblemType.NOT_SIGNED_IN, request, terminal.id());
            problems.write(response, ProblemType.NOT_SIGNED_IN, "The sign-in has ended. Sign in again.");
            return;
        }
        if (token != null) {
            request.setAttribute(OperatorToken.REQUEST_ATTRIBUTE, token);
        }
        authenticate(terminal, operator);
        chain.doFilter(request, response);
    }

    private static void authenticate(Terminal terminal, @Nullable Operator operator) {
        List<SimpleGrantedAuthority> rights = operator == null
                ? List.of()
                : List.of(new SimpleGrantedAuthority(operator.role().name()));
        SecurityContextHolder.getContext()
                .setAuthentication(new PreAuthenticatedAuthenticationToken(new Caller(terminal, operator), "", rights));
    }
}
