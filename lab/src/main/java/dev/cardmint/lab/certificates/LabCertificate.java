package dev.cardmint.lab.certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate in the making (RFC 5280). */
final class LabCertificate {

    private final X500Name subject;
    private final PublicKey key;
    private final Life life;
    private X500Name issuer;
    private PublicKey issuerKey;
    private KeyUsage usage = new KeyUsage(KeyUsage.digitalSignature);
    private BasicConstraints constraints = new BasicConstraints(false);
    private KeyPurposeId purpose = KeyPurposeId.anyExtendedKeyUsage;
    private List<String> hostNames = List.of();

    private LabCertificate(X500Name subject, PublicKey key, Life life) {
        this.subject = subject;
        this.key = key;
        this.life = life;
        this.issuer = subject;
        this.issuerKey = key;
    }

    /** From when until when a certificate is good. */
    record Life(Date from, Date until) {}

    static LabCertificate of(X500Name subject, PublicKey key, Life life) {
        return new LabCertificate(subject, key, life);
    }

    LabCertificate asAuthority() {
        constraints = new BasicConstraints(0);
        usage = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
        return this;
    }

    LabCertificate issuedBy(X509Certificate authority) {
        issuer = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        issuerKey = authority.getPublicKey();
        return this;
    }

    LabCertificate forPurpose(KeyPurposeId wanted) {
        purpose = wanted;
        return this;
    }

    /** Names of a server besides those of this machine. */
    LabCertificate forHosts(List<String> names) {
        hostNames = List.copyOf(names);
        return this;
    }

    X509Certificate signedBy(PrivateKey issuerPrivateKey)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        BigInteger serial = new BigInteger(127, new SecureRandom());
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(issuer, serial, life.from(), life.until(), subject, key);
        addExtensions(builder);
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerPrivateKey)));
    }

    private void addExtensions(JcaX509v3CertificateBuilder builder) throws GeneralSecurityException, IOException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, constraints);
        builder.addExtension(Extension.keyUsage, true, usage);
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuerKey));
        if (!constraints.isCA()) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
        if (purpose.equals(KeyPurposeId.id_kp_serverAuth)) {
            builder.addExtension(Extension.subjectAlternativeName, false, names());
        }
    }

    private GeneralNames names() {
        Stream<GeneralName> thisMachine = Stream.of(
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        Stream<GeneralName> others = hostNames.stream().map(name -> new GeneralName(GeneralName.dNSName, name));
        return new GeneralNames(Stream.concat(thisMachine, others).toArray(GeneralName[]::new));
    }
}
