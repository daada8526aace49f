package dev.cardmint.base.center.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.testing.LabAuthority;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class WipingSslContextTests {

    private static final int ROOM = 40_000;
    private static final String SCRIPT = "{\"script\":\"84E2000012\"}";

    private final SSLEngine center = new LabAuthority("lab").server("localhost").createSSLEngine();
    private final SSLEngine base = WipingSslContext.of(trustingEverybody()).createSSLEngine("localhost", 443);
    private final ByteBuffer toBase = ByteBuffer.allocate(ROOM);
    private final ByteBuffer toCenter = ByteBuffer.allocate(ROOM);

    @Test
    void leavesNothingOfARecordWhereItWasRead() throws SSLException {
        shakeHands();
        toBase.clear();
        center.wrap(ByteBuffer.wrap(SCRIPT.getBytes(StandardCharsets.US_ASCII)), toBase);
        toBase.flip();
        ByteBuffer received = ByteBuffer.allocate(ROOM);

        SSLEngineResult read = base.unwrap(toBase, received);

        assertThat(read.bytesConsumed()).isGreaterThan(SCRIPT.length());
        assertThat(new String(received.array(), 0, received.position(), StandardCharsets.US_ASCII))
                .isEqualTo(SCRIPT);
        assertThat(toBase.array()).startsWith(new byte[read.bytesConsumed()]);
    }

    @Test
    void leavesARecordAloneThatIsNotAllThereYet() throws SSLException {
        shakeHands();
        toBase.clear();
        center.wrap(ByteBuffer.wrap(SCRIPT.getBytes(StandardCharsets.US_ASCII)), toBase);
        toBase.flip();
        byte[] record = toBase.array().clone();
        int length = toBase.limit();
        toBase.limit(length - 1);

        assertThat(base.unwrap(toBase, ByteBuffer.allocate(ROOM)).bytesConsumed())
                .isZero();

        toBase.limit(length);
        assertThat(toBase.array()).isEqualTo(record);
        assertThat(base.unwrap(toBase, ByteBuffer.allocate(ROOM)).bytesProduced())
                .isEqualTo(SCRIPT.length());
    }

    @Test
    void hasNoSockets() {
        SSLContext context = WipingSslContext.of(trustingEverybody());

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(context::getSocketFactory);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(context::getServerSocketFactory);
    }

    private void shakeHands() throws SSLException {
        base.setUseClientMode(true);
        center.setUseClientMode(false);
        base.beginHandshake();
        center.beginHandshake();
        for (int turn = 0; turn < 100 && !(settled(base) && settled(center) && toBase.position() == 0); turn++) {
            step(base, toBase, toCenter);
            step(center, toCenter, toBase);
        }
    }

    private static boolean settled(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Buffers are ready to be written into between two steps. */
    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
        } else {
            in.flip();
            engine.unwrap(in, ByteBuffer.allocate(ROOM));
            in.compact();
        }
    }

    private static SSLContext trustingEverybody() {
        TrustManager everybody = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {everybody}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
