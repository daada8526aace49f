package dev.cardmint.center.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as the test JVM. */
public final class TestAuthority {

    private static final Duration LIFE = Duration.ofDays(2);

    private final AtomicLong serial = new AtomicLong(1);
    private final Instant start = Clock.systemUTC().instant().minus(Duration.ofHours(1));
    private final X500Principal name;
    private final KeyPair key = newKey();
    private final X509Certificate certificate;

    public TestAuthority(String commonName) {
        this.name = new X500Principal("CN=" + commonName);
        this.certificate = sign(name, key, true);
    }

    /** A key pair and the certificate for it. */
    public record Identity(KeyPair key, X509Certificate certificate) {

        /** Writes certificate and private key as PEM files. */
        public void write(Path certificateFile, Path keyFile) {
            TestAuthority.write(certificateFile, certificate);
            TestAuthority.writeKey(keyFile, key);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for a server on this machine, or for a terminal. */
    public Identity issue(String distinguishedName) {
        KeyPair pair = newKey();
        return new Identity(pair, sign(new X500Principal(distinguishedName), pair, false));
    }

    public void write(Path file) {
        write(file, certificate);
    }

    private X509Certificate sign(X500Principal subject, KeyPair pair, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(serial.getAndIncrement()),
                    Date.from(start),
                    Date.from(start.plus(LIFE)),
                    subject,
                    pair.getPublic());
            addExtensions(builder, authority);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addExtensions(JcaX509v3CertificateBuilder builder, boolean authority) throws CertIOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            var names = new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            });
            builder.addExtension(Extension.subjectAlternativeName, false, names);
        }
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, Object object) {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
            pem.flush();
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeKey(Path file, KeyPair key) {
        try {
            write(file, new JcaPKCS8Generator(key.getPrivate(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
