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
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
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
        return client(terminals.computeIfAbsent(
                terminal, id -> connect(TestRegistry.instance().identity(id), "TLSv1.3")));
    }

    /** A client with an operator signed in. */
    public CenterClient signedIn(String terminal, String operator) {
        return at(terminal).signIn(operator);
    }

    /** A client that trusts the center and shows this identity, or none, with this newest TLS version. */
    CenterClient with(@Nullable Identity identity, String protocol) {
        return client(connect(identity, protocol));
    }

    private CenterClient client(HttpClient http) {
        int port = Integer.parseInt(Objects.requireNonNull(environment.getProperty("local.server.port")));
        return new CenterClient(http, "https://localhost:" + port, json, null);
    }

    private static HttpClient connect(@Nullable Identity identity, String protocol) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls(identity))
                .sslParameters(parameters)
                .build();
    }

    private static SSLContext tls(@Nullable Identity identity) {
        try {
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(store(identity), new char[0]);
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            KeyStore trusted = store(null);
            trusted.setCertificateEntry("ca", TestRegistry.instance().authority());
            trustManagers.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(@Nullable Identity identity) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (identity != null) {
            Certificate[] chain = {identity.certificate()};
            store.setKeyEntry("terminal", identity.key().getPrivate(), new char[0], chain);
        }
        return store;
    }
}
