package dev.cardmint.lab.certificates;

import dev.cardmint.lab.folder.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority for one lab (P-256): makes what is missing or about to expire, and keeps the rest, so that a
 * center goes on knowing its terminals.
 */
public final class LabAuthority {

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(1825);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    private final Path folder;
    private final Clock clock;
    private final X509Certificate certificate;
    private final PrivateKey key;

    private LabAuthority(Path folder, Clock clock, X509Certificate certificate, PrivateKey key) {
        this.folder = folder;
        this.clock = clock;
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * The authority that lives in a folder.
     *
     * @throws IllegalStateException if its files cannot be used
     */
    public static LabAuthority in(Path folder, Clock clock) {
        Path certificateFile = OwnerOnly.folder(folder).resolve("ca.pem");
        Path keyFile = folder.resolve("ca-key.pem");
        try {
            if (stillGood(certificateFile, keyFile, clock.instant().plus(CERTIFICATE_LIFE)) == null) {
                KeyPair pair = keyPair();
                X509Certificate made = LabCertificate.of(
                                new X500Name("CN=Cardmint lab authority"),
                                pair.getPublic(),
                                life(clock, AUTHORITY_LIFE))
                        .asAuthority()
                        .signedBy(pair.getPrivate());
                Pem.write(keyFile, pair.getPrivate());
                Pem.write(certificateFile, made);
            }
            return new LabAuthority(folder, clock, Pem.certificate(certificateFile), Pem.privateKey(keyFile));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("Cannot use the lab authority in " + folder, e);
        }
    }

    /** The center's server certificate, for this machine only. */
    public Identity center() {
        return server("center", List.of());
    }

    /** A server's certificate, for this machine and for the names that other machines know it by. */
    public Identity server(String name, List<String> hostNames) {
        return identity(name, new Purpose(new X500Name("CN=" + name), KeyPurposeId.id_kp_serverAuth, hostNames));
    }

    /** A terminal's client certificate; the subject says whether it is for drills. */
    public Identity terminal(String id, boolean drill) {
        X500Name subject = new X500Name("CN=" + id + ", OU=" + (drill ? "drill" : "production"));
        return identity(id, new Purpose(subject, KeyPurposeId.id_kp_clientAuth, List.of()));
    }

    /** What a certificate says of its holder. */
    private record Purpose(X500Name subject, KeyPurposeId usage, List<String> hostNames) {}

    private Identity identity(String name, Purpose purpose) {
        Path certificateFile = folder.resolve(name + ".pem");
        Path keyFile = folder.resolve(name + "-key.pem");
        try {
            X509Certificate present =
                    stillGood(certificateFile, keyFile, clock.instant().plus(RENEWED_BEFORE_END));
            if (present == null || !isOurs(present)) {
                KeyPair pair = keyPair();
                Pem.write(keyFile, pair.getPrivate());
                Pem.write(certificateFile, issue(purpose, pair));
            }
            return new Identity(certificateFile, keyFile, folder.resolve("ca.pem"));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("Cannot make a certificate for " + name, e);
        }
    }

    private X509Certificate issue(Purpose purpose, KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        return LabCertificate.of(purpose.subject(), pair.getPublic(), life(clock, CERTIFICATE_LIFE))
                .issuedBy(certificate)
                .forPurpose(purpose.usage())
                .forHosts(purpose.hostNames())
                .signedBy(key);
    }

    private boolean isOurs(X509Certificate present) {
        try {
            present.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static @Nullable X509Certificate stillGood(Path certificateFile, Path keyFile, Instant until)
            throws GeneralSecurityException {
        if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
            return null;
        }
        return Optional.of(Pem.certificate(certificateFile))
                .filter(certificate -> certificate.getNotAfter().toInstant().isAfter(until))
                .orElse(null);
    }

    private static LabCertificate.Life life(Clock clock, Duration length) {
        Instant start = clock.instant().minus(Duration.ofHours(1)); // clocks of one lab need not agree to the second
        return new LabCertificate.Life(Date.from(start), Date.from(start.plus(length)));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
