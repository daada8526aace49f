package dev.cardmint.base.web;

import dev.cardmint.base.center.Problem;
import dev.cardmint.model.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies larger than any that a base's page sends, announced or not. */
final class SmallBodiesOnly extends OncePerRequestFilter {

    private static final int LARGEST = 64 * 1024;

    private final ProblemResponses problems;

    SmallBodiesOnly(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            var type = ProblemType.PAYLOAD_TOO_LARGE;
            problems.write(Problem.of(type, ProblemHandler.wordsFor(type)), response);
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    /** A request whose body ends in an error where it grows too large. */
    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private int left = LARGEST;

        LimitedStream(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            if (read >= 0 && --left < 0) {
                throw new BodyTooLargeException();
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new BodyTooLargeException();
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
