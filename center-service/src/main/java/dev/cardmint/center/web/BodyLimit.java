package dev.cardmint.center.web;

import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops reading a body that is longer than anything the center takes at its address: only card requests, with a photo
 * or many in one file, and load files are long.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit extends OncePerRequestFilter {

    static final String DETAIL =
            "A request has at most 512 kB; a card request with its photo, a file of card requests, a load file or a bundle,"
                    + " at most 8 MB.";

    private static final int LIMIT = 512 * 1024;
    private static final int LONG_LIMIT = 8 * 1024 * 1024;
    private static final Set<String> LONG_ROUTES =
            Set.of("/v1/card-requests", "/v1/card-requests/imports", "/v1/load-files", "/v1/card-types/bundles");

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = LONG_ROUTES.contains(request.getRequestURI()) ? LONG_LIMIT : LIMIT;
        if (request.getContentLengthLong() > limit) {
            problems.write(response, ProblemType.PAYLOAD_TOO_LARGE, DETAIL);
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final int limit;
        private @Nullable Counted body;

        Limited(HttpServletRequest request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new Counted(super.getInputStream(), limit);
            }
            return body;
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final int limit;
        private long count;

        Counted(ServletInputStream body, int limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            add(Math.max(read, 0));
            return read;
        }

        private void add(int read) {
            count += read;
            if (count > limit) {
                throw new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, DETAIL);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
