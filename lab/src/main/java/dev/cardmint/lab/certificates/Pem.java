package dev.cardmint.lab.certificates;

import dev.cardmint.lab.folder.OwnerOnly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Certificates and private keys as text (RFC 7468), readable by their owner only. */
final class Pem {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static void write(Path file, X509Certificate certificate) throws CertificateException {
        write(file, "CERTIFICATE", certificate.getEncoded());
    }

    static void write(Path file, PrivateKey key) {
        write(file, "PRIVATE KEY", key.getEncoded());
    }

    private static void write(Path file, String label, byte[] content) {
        String text = LINES.encodeToString(content);
        OwnerOnly.write(file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    static X509Certificate certificate(Path file) throws CertificateException {
        byte[] text = read(file).getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(text));
    }

    static PrivateKey privateKey(Path file) throws GeneralSecurityException {
        String body = read(file).replaceAll("-----[A-Z ]+-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(body);
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
