package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.bytes.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Arrays;
import jdk.net.ExtendedSocketOptions;

/** One TCP connection to a virtual reader: every message is two bytes of length and the content. */
final class VpcdConnection implements AutoCloseable {

    private static final int MAX_CONTENT = 0xFFFF;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean acknowledgesAtOnce;

    private VpcdConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        acknowledgesAtOnce = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static VpcdConnection open(InetSocketAddress reader) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(reader);
            return new VpcdConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether this machine can acknowledge at once; otherwise every command takes some 40 ms. */
    boolean acknowledgesAtOnce() {
        return acknowledgesAtOnce;
    }

    /**
     * The next message.
     *
     * @throws IOException if the reader is gone
     */
    Bytes read() throws IOException {
        Bytes length = Bytes.copyOf(read(2));
        return Bytes.copyOf(read(length.unsigned(0) << 8 | length.unsigned(1)));
    }

    private byte[] read(int size) throws IOException {
        byte[] bytes = new byte[size];
        int at = 0;
        while (at < size) {
            if (acknowledgesAtOnce) {
                // The driver sends length and content apart and waits in between for our acknowledgement, which the
                // kernel delays by 40 ms. It forgets this option with every read.
                socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            }
            int read = in.read(bytes, at, size - at);
            if (read < 0) {
                throw new EOFException("The reader is gone");
            }
            at += read;
        }
        return bytes;
    }

    void write(Bytes content) throws IOException {
        int size = content.size();
        if (size > MAX_CONTENT) {
            throw new IOException("A message has at most %d bytes, not %d".formatted(MAX_CONTENT, size));
        }
        byte[] message = Arrays.copyOf(new byte[] {(byte) (size >> 8), (byte) size}, 2 + size);
        System.arraycopy(content.toByteArray(), 0, message, 2, size);
        out.write(message);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }
}
