package dev.cardmint.center.personalization;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Debian's vicc, an ISO/IEC 7816 card in software that is not ours, at the end of a wire: what a virtual reader says to
 * its card, this says to vicc.
 */
final class Vicc implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("../system-tests/vicc/vicc.py");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int POWER_ON = 1;
    private static final int ATR = 4;

    private final Process process;
    private final Socket wire;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Vicc(Process process, Socket wire) throws IOException {
        this.process = process;
        this.wire = wire;
        in = new DataInputStream(wire.getInputStream());
        out = new DataOutputStream(wire.getOutputStream());
        wire.setTcpNoDelay(true);
        wire.setSoTimeout((int) PATIENCE.toMillis());
    }

    /** A card with nothing on it. */
    static Vicc start() {
        try (var reader = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            reader.setSoTimeout((int) PATIENCE.toMillis());
            var process = new ProcessBuilder(List.of(
                            "python3",
                            LAUNCHER.toString(),
                            reader.getInetAddress().getHostAddress(),
                            String.valueOf(reader.getLocalPort())))
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            var vicc = new Vicc(process, reader.accept());
            vicc.send(Bytes.of(POWER_ON));
            return vicc;
        } catch (IOException e) {
            throw new UncheckedIOException("vicc does not start: is the package vsmartcard-vpicc installed?", e);
        }
    }

    /** What it says to standard error, one line at its start. */
    String words() {
        try (var errors = process.errorReader()) {
            return errors.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bytes atr() {
        send(Bytes.of(ATR));
        return receive();
    }

    ResponseApdu transmit(CommandApdu command) {
        send(command.encode());
        return ResponseApdu.parse(receive());
    }

    private void send(Bytes message) {
        try {
            out.writeShort(message.size());
            out.write(message.toByteArray());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Bytes receive() {
        try {
            return Bytes.copyOf(in.readNBytes(in.readUnsignedShort()));
        } catch (IOException e) {
            throw new UncheckedIOException("vicc has ended", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
