package dev.cardmint.base.printing.ipp;

import dev.cardmint.base.device.AnswerTooLargeException;
import dev.cardmint.base.device.DeviceExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * A card printer by its URI, {@code ipp} or {@code ipps} (RFC 3510, RFC 7472). Each document goes out by a client of
 * its own: one that lives on would keep what it sent last.
 */
public final class IppPrinter {

    /** ISO/IEC 7810, ID-1, in hundredths of a millimetre: the shorter edge leads. */
    private static final int ID1_SHORT = 5398;

    private static final int ID1_LONG = 8560;
    private static final int DEFAULT_PORT = 631;
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int OK = 200;

    private final URI printer;
    private final URI address;
    private final Supplier<HttpClient> clients;
    private final HttpClient asking;
    private final DeviceExchange exchange;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * A printer that is not asked yet.
     *
     * @param patience the longest that one request may take, its whole answer included
     */
    public IppPrinter(URI printer, Supplier<HttpClient> clients, Duration patience) {
        this.printer = printer;
        this.address = overHttp(printer);
        this.clients = clients;
        this.asking = clients.get();
        this.exchange = new DeviceExchange(patience, LARGEST_ANSWER);
    }

    private static URI overHttp(URI printer) {
        String scheme = "ipps".equals(printer.getScheme()) ? "https" : "http";
        int port = printer.getPort() < 0 ? DEFAULT_PORT : printer.getPort();
        String path = printer.getRawPath().isEmpty() ? "/" : printer.getRawPath();
        return URI.create("%s://%s:%d%s".formatted(scheme, printer.getHost(), port, path));
    }

    /**
     * What a printer says of itself.
     *
     * @param accepts whether it takes jobs, and PDF documents
     * @param reasons keywords of what is the matter (RFC 8011, 5.4.12), empty if nothing is
     */
    public record PrinterState(boolean accepts, List<String> reasons) {}

    /** Asks the printer how it is. */
    public PrinterState state() {
        IppResponse answer = send(
                request(IppOperation.GET_PRINTER_ATTRIBUTES)
                        .text(
                                IppTag.KEYWORD,
                                "requested-attributes",
                                "printer-state-reasons",
                                "printer-is-accepting-jobs",
                                "document-format-supported"),
                null);
        List<String> formats = answer.texts("document-format-supported");
        boolean takesPdf = formats.isEmpty() || formats.contains("application/pdf");
        return new PrinterState(
                takesPdf && !answer.isFalse("printer-is-accepting-jobs"),
                answer.texts("printer-state-reasons").stream()
                        .filter(reason -> !reason.equals("none"))
                        .toList());
    }

    /**
     * Sends both sides of a card (Print-Job, RFC 8011, 4.2.1); a printer that prints one side takes them one by one.
     *
     * @param name of the job in the printer's list, without anybody's data
     * @return its job-id
     */
    public int print(String name, byte[] pages) {
        IppRequest request = request(IppOperation.PRINT_JOB)
                .text(IppTag.NAME, "requesting-user-name", "cardmint")
                .text(IppTag.NAME, "job-name", name)
                .flag("ipp-attribute-fidelity", false)
                .text(IppTag.MIME_MEDIA_TYPE, "document-format", "application/pdf")
                .group(IppTag.JOB_ATTRIBUTES)
                .text(IppTag.KEYWORD, "sides", "two-sided-long-edge")
                .text(IppTag.KEYWORD, "print-scaling", "none");
        withCardSize(request);
        Integer job = send(request, pages).number("job-id");
        if (job == null) {
            throw new MalformedIppException("A job without a job-id");
        }
        return job;
    }

    /** PWG 5100.7, 6.3.1: the size of the card itself, and nothing left blank at its edges. */
    private static void withCardSize(IppRequest request) {
        request.collection("media-col")
                .memberCollection("media-size")
                .memberInteger("x-dimension", ID1_SHORT)
                .memberInteger("y-dimension", ID1_LONG)
                .endCollection();
        for (String edge : List.of("bottom", "left", "right", "top")) {
            request.memberInteger("media-%s-margin".formatted(edge), 0);
        }
        request.endCollection();
    }

    /** Asks where a job stands. */
    public JobState jobState(int job) {
        Integer state = send(
                        request(IppOperation.GET_JOB_ATTRIBUTES)
                                .integer("job-id", job)
                                .text(IppTag.NAME, "requesting-user-name", "cardmint")
                                .text(IppTag.KEYWORD, "requested-attributes", "job-state"),
                        null)
                .number("job-state");
        if (state == null) {
            throw new MalformedIppException("A job without a state");
        }
        return JobState.of(state);
    }

    /** Gives a job up. */
    public void cancel(int job) {
        send(
                request(IppOperation.CANCEL_JOB)
                        .integer("job-id", job)
                        .text(IppTag.NAME, "requesting-user-name", "cardmint"),
                null);
    }

    private IppRequest request(IppOperation operation) {
        return IppRequest.of(operation, requests.incrementAndGet(), printer);
    }

    private IppResponse send(IppRequest request, byte @Nullable [] document) {
        byte[] head = request.end();
        HttpRequest post = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/ipp")
                .POST(body(head, document))
                .build();
        IppResponse answer = IppResponse.parse(exchange(document == null ? asking : clients.get(), post));
        if (answer.requestId() != request.id()) {
            throw new MalformedIppException("An answer to another request");
        }
        if (!answer.succeeded()) {
            throw new PrinterRefusedException(answer.status());
        }
        return answer;
    }

    /** From the array of its caller, who overwrites it, and of a length that printers need not guess. */
    private static BodyPublisher body(byte[] head, byte @Nullable [] document) {
        if (document == null) {
            return BodyPublishers.ofByteArray(head);
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() ->
                        new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(document))),
                head.length + (long) document.length);
    }

    private byte[] exchange(HttpClient http, HttpRequest post) {
        try {
            HttpResponse<byte[]> response = exchange.send(http, post);
            if (response.statusCode() != OK) {
                throw new MalformedIppException("HTTP status %d".formatted(response.statusCode()));
            }
            return response.body();
        } catch (AnswerTooLargeException e) {
            throw new MalformedIppException(e);
        } catch (IOException e) {
            throw new PrinterUnreachableException("No answer from the printer", nothingSent(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrinterUnreachableException("Interrupted", false, e);
        }
    }

    private static boolean nothingSent(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException
                || failure.getCause() instanceof UnresolvedAddressException;
    }
}
