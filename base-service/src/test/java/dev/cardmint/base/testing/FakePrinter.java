package dev.cardmint.base.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An IPP printer as a test tells it to be; what it is sent is kept. */
public final class FakePrinter implements AutoCloseable {

    public static final int PRINT_JOB = 0x0002;
    public static final int CANCEL_JOB = 0x0008;
    public static final int GET_JOB = 0x0009;
    public static final int GET_PRINTER = 0x000B;

    private static final int PENDING = 3;
    private static final int COMPLETED = 9;
    private static final int JOB_ID = 42;
    private static final int SUCCESSFUL_OK = 0;

    private final HttpServer server;
    private final Map<Integer, Deque<UnaryOperator<byte[]>>> faults = new HashMap<>();
    private final Deque<Integer> jobStates = new ArrayDeque<>();
    private final List<Integer> operations = new CopyOnWriteArrayList<>();
    private List<String> reasons = List.of("none");
    private boolean accepting = true;
    private byte[] printed = new byte[0];

    private FakePrinter(HttpServer server) {
        this.server = server;
    }

    public static FakePrinter start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var printer = new FakePrinter(server);
            server.createContext("/", printer::handle);
            server.start();
            return printer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create(
                "ipp://localhost:%d/ipp/print".formatted(server.getAddress().getPort()));
    }

    /** A job is in these states, one after the other, and stays in the last. */
    public synchronized FakePrinter states(Integer... states) {
        jobStates.clear();
        jobStates.addAll(List.of(states));
        return this;
    }

    public synchronized FakePrinter reasons(String... newReasons) {
        reasons = List.of(newReasons);
        return this;
    }

    public synchronized FakePrinter acceptsNothing() {
        accepting = false;
        return this;
    }

    /** A printer that works, and has printed nothing yet. */
    public synchronized void forget() {
        faults.clear();
        operations.clear();
        reasons = List.of("none");
        accepting = true;
        printed = new byte[0];
        states(COMPLETED);
    }

    /** What the next answer to this operation is made into; an empty array breaks the connection. */
    public synchronized FakePrinter spoils(int operation, UnaryOperator<byte[]> fault) {
        faults.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(fault);
        return this;
    }

    /** The next answer to this operation has this status-code. */
    public FakePrinter refuses(int operation, int status) {
        return spoils(
                operation,
                answer -> ByteBuffer.wrap(answer).putShort(2, (short) status).array());
    }

    /** The operations asked for so far. */
    public List<Integer> operations() {
        return new ArrayList<>(operations);
    }

    /** The last Print-Job, with its document. */
    public synchronized byte[] printed() {
        return printed.clone();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            int operation = ByteBuffer.wrap(request).getShort(2);
            operations.add(operation);
            if (operation == PRINT_JOB) {
                printed = request;
            }
            byte[] answer = answer(operation, ByteBuffer.wrap(request).getInt(4));
            Deque<UnaryOperator<byte[]>> waiting = faults.getOrDefault(operation, new ArrayDeque<>());
            if (!waiting.isEmpty()) {
                answer = waiting.poll().apply(answer);
            }
            if (answer.length > 0) {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private byte[] answer(int operation, int requestId) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(8)
                .putShort((short) 0x0101)
                .putShort((short) SUCCESSFUL_OK)
                .putInt(requestId)
                .array());
        out.write(0x01);
        text(out, 0x47, "attributes-charset", "utf-8");
        text(out, 0x48, "attributes-natural-language", "en");
        if (operation == GET_PRINTER) {
            out.write(0x04);
            value(out, 0x22, "printer-is-accepting-jobs", new byte[] {(byte) (accepting ? 1 : 0)});
            String name = "printer-state-reasons";
            for (String reason : reasons) {
                text(out, 0x44, name, reason);
                name = "";
            }
            text(out, 0x49, "document-format-supported", "application/pdf");
        } else if (operation != CANCEL_JOB) {
            out.write(0x02);
            number(out, 0x21, "job-id", JOB_ID);
            number(out, 0x23, "job-state", operation == GET_JOB ? nextState() : PENDING);
        }
        out.write(0x03);
        return out.toByteArray();
    }

    private int nextState() {
        Integer state = jobStates.size() > 1 ? jobStates.poll() : jobStates.peek();
        return state == null ? PENDING : state;
    }

    private static void text(ByteArrayOutputStream out, int tag, String name, String value) {
        value(out, tag, name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void number(ByteArrayOutputStream out, int tag, String name, int value) {
        value(out, tag, name, ByteBuffer.allocate(4).putInt(value).array());
    }

    private static void value(ByteArrayOutputStream out, int tag, String name, byte[] value) {
        byte[] named = name.getBytes(StandardCharsets.UTF_8);
        out.write(tag);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) named.length).array());
        out.writeBytes(named);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) value.length).array());
        out.writeBytes(value);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
