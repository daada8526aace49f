package dev.cardmint.simulator.vpcd;

import dev.cardmint.model.bytes.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A double of the vpcd driver: listens for one card and asks it, as a reader does. */
public final class VirtualReader implements AutoCloseable {

    private final ServerSocket listening;
    private Socket card = new Socket();

    public VirtualReader() throws IOException {
        this(0);
    }

    private VirtualReader(int port) throws IOException {
        listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.setSoTimeout(30_000);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** On a port that another has left. */
    public static VirtualReader at(int port) throws IOException {
        return new VirtualReader(port);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort());
    }

    /** Waits for the card's connection and asks for the answer to reset. */
    public Bytes look() throws IOException {
        card = listening.accept();
        return ask(Bytes.of(4));
    }

    /** Power off 0, on 1, reset 2: the card does not answer. */
    public void control(int code) throws IOException {
        send(Bytes.of(code));
    }

    public String transmit(String command) throws IOException {
        return ask(Bytes.ofHex(command)).toHex();
    }

    public Bytes ask(Bytes message) throws IOException {
        send(message);
        var in = new DataInputStream(card.getInputStream());
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        return Bytes.copyOf(answer);
    }

    public void send(Bytes message) throws IOException {
        var out = new DataOutputStream(card.getOutputStream());
        out.writeShort(message.size());
        out.write(message.toByteArray());
    }

    /** Whether the card has ended the connection. */
    public boolean isCardGone() throws IOException {
        return card.getInputStream().read() < 0;
    }

    /** The service ends: nobody listens any more. */
    @Override
    public void close() throws IOException {
        listening.close();
        card.close();
    }
}
