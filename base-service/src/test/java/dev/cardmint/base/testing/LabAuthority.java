package dev.cardmint.base.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives for one test run. */
public final class LabAuthority {

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(20_000));
    private static final char[] NO_PASSWORD = new char[0];

    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;
    private int serial;

    public LabAuthority(String name) {
        certificate = sign("CN=" + name, keys, true, new String[0]);
    }

    private record Identity(KeyPair keys, X509Certificate certificate) {}

    /** Fills a base's home folder for a terminal with this subject. */
    public Path terminalHome(Path folder, String subject) {
        Identity identity = identity(subject);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("center-ca.pem"), pem(certificate));
            Files.writeString(folder.resolve("terminal-certificate.pem"), pem(identity.certificate()));
            Files.writeString(
                    folder.resolve("terminal-key.pem"),
                    pem(new JcaPKCS8Generator(identity.keys().getPrivate(), null)));
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A TLS context of a server whose certificate names these hosts; it trusts this authority only. */
    public SSLContext server(String... hosts) {
        return context(identity("CN=center", hosts));
    }

    public X509Certificate certificate(String subject) {
        return identity(subject).certificate();
    }

    private SSLContext context(Identity identity) {
        try {
            KeyStore own = emptyStore();
            own.setKeyEntry("own", identity.keys().getPrivate(), NO_PASSWORD, new X509Certificate[] {
                identity.certificate(), certificate
            });
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("ca", certificate);
            var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(own, NO_PASSWORD);
            var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(trusted);
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Identity identity(String subject, String... hosts) {
        KeyPair pair = newKeys();
        return new Identity(pair, sign(subject, pair, false, hosts));
    }

    private X509Certificate sign(String subject, KeyPair subjectKeys, boolean authority, String[] hosts) {
        try {
            X500Name issuer = authority
                    ? new X500Name(subject)
                    : new X500Name(certificate.getSubjectX500Principal().getName());
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(++serial),
                    Date.from(FROM),
                    Date.from(TO),
                    new X500Name(subject),
                    subjectKeys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (hosts.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames names(String[] hosts) {
        var names = new GeneralName[hosts.length];
        for (int i = 0; i < hosts.length; i++) {
            int tag = hosts[i].matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
            names[i] = new GeneralName(tag, hosts[i]);
        }
        return new GeneralNames(names);
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
