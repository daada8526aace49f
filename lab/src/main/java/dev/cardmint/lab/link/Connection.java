package dev.cardmint.lab.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One connection of a link: two sockets and which way the last bytes went. */
final class Connection {

    private static final int BUFFER = 64 * 1024;

    private final Link link;
    private final Socket base;
    private final Socket center;
    private boolean towardsCenter;
    private boolean answerLost;

    Connection(Link link, Socket base, Socket center) throws IOException {
        this.link = link;
        this.base = base;
        this.center = center;
        base.setTcpNoDelay(true);
        center.setTcpNoDelay(true);
    }

    void carry() {
        Threads.start("link-to-center", () -> pump(base, center, this::towardsCenter));
        Threads.start("link-to-base", () -> pump(center, base, this::towardsBase));
    }

    /** Sees bytes before they are passed on, so that an answer is never counted before its request. */
    private interface Observer {
        /** Whether they may pass. */
        boolean pass(int bytes);
    }

    private synchronized boolean towardsCenter(int bytes) {
        boolean turned = !towardsCenter;
        towardsCenter = true;
        link.meter().toCenter(bytes, turned);
        answerLost |= link.answerIsToBeLost();
        return true;
    }

    private synchronized boolean towardsBase(int bytes) {
        towardsCenter = false;
        link.meter().toBase(bytes);
        return !answerLost;
    }

    private void pump(Socket from, Socket to, Observer observer) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0 && observer.pass(count); count = in.read(buffer)) {
                pause(link.latency());
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // one side is gone, or the link was cut: both sides end
        } finally {
            close();
        }
    }

    private static void pause(Duration latency) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    void close() {
        link.ended(this);
        closeQuietly(base);
        closeQuietly(center);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed either way
        }
    }
}
