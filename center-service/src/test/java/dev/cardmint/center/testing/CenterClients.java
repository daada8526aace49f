package dev.cardmint.center.testing;

import dev.cardmint.center.testing.TestAuthority.Identity;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** The terminals of {@link TestRegistry}, each with its own certificate. */
public final class CenterClients {

    private final Map<String, HttpClient> terminals = new ConcurrentHashMap<>();
    private final Environment environment;
    private final JsonMapper json;

    CenterClients(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.json = json;
    }

    /** A client without an operator. */
    public CenterClient at(String terminal) {
        HttpClient http = terminals.computeIfAbsent(terminal, CenterClients::connect);
        int port = Integer.parseInt(Objects.requireNonNull(environment.getProperty("local.server.port")));
        return new CenterClient(http, "https://localhost:" + port, json, null);
    }

    /** A client with an operator signed in. */
    public CenterClient signedIn(String terminal, String operator) {
        return at(terminal).signIn(operator);
    }

    private static HttpClient connect(String terminal) {
        return client(tls(TestRegistry.instance().identity(terminal)));
    }

    static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
    }

    private static SSLContext tls(Identity identity) {
        try {
            char[] none = new char[0];
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, none);
            keys.setKeyEntry("terminal", identity.key().getPrivate(), none, new Certificate[] {identity.certificate()});
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, none);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keyManagers.getKeyManagers(), trust().getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", TestRegistry.instance().authority());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(trusted);
        return trustManagers;
    }
}
