package dev.cardmint.base.center;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * The one folder of a base: its key, its certificate, and the certificate of the center's authority; only read here.
 */
final class TerminalHome {

    private final Path folder;

    TerminalHome(Path folder) {
        this.folder = folder;
    }

    X509Certificate certificate() {
        Path file = required("terminal-certificate.pem");
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw new StartRefusedException("terminal-certificate.pem is not a readable certificate.", e);
        }
    }

    /** Trusts the center's authority and no other. */
    SSLContext sslContext() {
        var identity = PemSslStoreDetails.forCertificate(location("terminal-certificate.pem"))
                .withPrivateKey(location("terminal-key.pem"));
        var authority = PemSslStoreDetails.forCertificate(location("center-ca.pem"));
        try {
            return SslBundle.of(new PemSslStoreBundle(identity, authority)).createSslContext();
        } catch (RuntimeException e) {
            throw new StartRefusedException(
                    "terminal-key.pem, terminal-certificate.pem and center-ca.pem do not make a TLS identity.", e);
        }
    }

    private String location(String name) {
        return required(name).toUri().toString();
    }

    private Path required(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new StartRefusedException(
                    "cardmint.base.home has no %s. Enroll this terminal first.".formatted(name));
        }
        return file;
    }
}
