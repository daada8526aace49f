package dev.cardmint.center.notices.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server of one connection that answers each command as it was told, and 250 to all others. */
final class ScriptedSmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final List<String> received = new CopyOnWriteArrayList<>();

    ScriptedSmtpServer(Map<String, String> answers) {
        try {
            this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = answers;
        new Thread(this::serve, "scripted mail server").start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What clients said, line by line. */
    List<String> received() {
        return received;
    }

    private void serve() {
        try (Socket client = socket.accept();
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            answer(client, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                received.add(line);
                answer(client, answers.getOrDefault(line.split("[ :]", 2)[0], "250 fine"));
            }
        } catch (IOException e) {
            received.add("(the connection broke)");
        }
    }

    private static void answer(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
