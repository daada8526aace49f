package dev.cardmint.base.web;

import dev.cardmint.base.center.Problem;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves requests of this base's own pages, and of programs that are no browser: the Host must be one of ours (a
 * foreign name that resolves to this machine is not), an Origin must be this very origin, and a browser must not say
 * that another site asks.
 */
final class OwnPagesOnly extends OncePerRequestFilter {

    private static final Set<String> OWN_FETCHES = Set.of("same-origin", "none");

    private final Set<String> hosts;
    private final ProblemResponses problems;

    OwnPagesOnly(List<String> hostNames, ProblemResponses problems) {
        this.hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        hostNames.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (own(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    Problem.of(
                            ProblemType.FOREIGN_ORIGIN,
                            "This base serves its own pages only. Open them by its own address."),
                    response);
        }
    }

    private boolean own(HttpServletRequest request) {
        @Nullable String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !hosts.contains(nameOf(host))) {
            return false;
        }
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equalsIgnoreCase(request.getScheme() + "://" + host)) {
            return false;
        }
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        return site == null || OWN_FETCHES.contains(site);
    }

    private static String nameOf(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return name.toLowerCase(Locale.ROOT);
    }
}
