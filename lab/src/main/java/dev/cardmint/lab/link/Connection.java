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
    private boolean holds;

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

    private enum Fate {
        PASS,
        HOLD,
        END
    }

    /** Sees bytes before they are passed on, so that an answer is never counted before its request. */
    private interface Observer {
        Fate of(int bytes);
    }

    private synchronized Fate towardsCenter(int bytes) {
        boolean turned = !towardsCenter;
        if (turned && !link.takePassage()) {
            holds = true;
        }
        if (holds) {
            return Fate.HOLD;
        }
        towardsCenter = true;
        link.meter().toCenter(bytes, turned);
        answerLost |= link.answerIsToBeLost();
        return Fate.PASS;
    }

    private synchronized Fate towardsBase(int bytes) {
        towardsCenter = false;
        link.meter().toBase(bytes);
        return answerLost ? Fate.END : Fate.PASS;
    }

    /** Whether a request waits here for ever. */
    synchronized boolean holds() {
        return holds;
    }

    private void pump(Socket from, Socket to, Observer observer) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int count = in.read(buffer);
            while (count >= 0) {
                Fate fate = observer.of(count);
                if (fate == Fate.END) {
                    return;
                }
                if (fate == Fate.PASS) {
                    pause(link.latency());
                    out.write(buffer, 0, count);
                    out.flush();
                }
                count = in.read(buffer);
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
