package dev.cardmint.lab.certificates;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate with its private key, and the authority that it trusts: all as files.
 *
 * @param certificate PEM
 * @param privateKey PEM, PKCS #8
 * @param authority PEM
 */
public record Identity(Path certificate, Path privateKey, Path authority) {

    /**
     * What the terminal registry knows a terminal by: SHA-256 of the certificate's DER form, in hexadecimal.
     *
     * @throws IllegalStateException if the file is no certificate
     */
    public String sha256() {
        try {
            byte[] der = Pem.certificate(certificate).getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not a certificate: " + certificate, e);
        }
    }

    /**
     * TLS as this identity, trusting this authority and no other.
     *
     * @throws IllegalStateException if the files do not belong together
     */
    public SSLContext tls() {
        try {
            X509Certificate trusted = Pem.certificate(authority);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys(trusted).getKeyManagers(), trust(trusted).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Cannot use " + certificate, e);
        }
    }

    private KeyManagerFactory keys(X509Certificate issuer) throws GeneralSecurityException, IOException {
        X509Certificate own = Pem.certificate(certificate);
        PrivateKey key = Pem.privateKey(privateKey);
        KeyStore store = emptyStore();
        store.setKeyEntry("own", key, new char[0], new X509Certificate[] {own, issuer});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys;
    }

    private static TrustManagerFactory trust(X509Certificate authority) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
