package dev.cardmint.base.device;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request to a machine and its whole answer, within one limit of time and one of size. The time limit of an
 * {@link HttpRequest} ends with the head of the answer: a machine that stalls in its body would never be given up.
 *
 * @param timeLimit from the first attempt to reach the machine to the last byte of its answer
 * @param largest the most bytes that the body of an answer may have
 */
public record DeviceExchange(Duration timeLimit, int largest) {

    /**
     * Sends a request and waits for the whole answer; the connection of one that is given up is closed.
     *
     * @throws HttpTimeoutException if the answer is not complete in time
     * @throws AnswerTooLargeException if there is more of it than there may be
     * @throws IOException if no answer came
     */
    public HttpResponse<byte[]> send(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new LimitedBody(largest));
        try {
            return answer.get(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            var late = new HttpTimeoutException("No whole answer within %s".formatted(timeLimit));
            late.initCause(e);
            throw late;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
