package dev.cardmint.center.web;

import java.net.InetAddress;
import java.util.Set;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.Ssl.ClientAuth;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** TLS 1.3 with a client certificate for every caller (RFC 8446, 4.3.2). Set in code: no property turns it off. */
@Configuration(proxyBeanMethods = false)
class TlsServer {

    private static final String BUNDLE = "center";

    @Bean
    SslBundleRegistrar centerBundle(TlsSettings settings) {
        var key = PemSslStoreDetails.forCertificate(TlsSettings.required("certificate", settings.certificate()))
                .withPrivateKey(TlsSettings.required("private-key", settings.privateKey()));
        var trust = PemSslStoreDetails.forCertificate(TlsSettings.required("client-ca", settings.clientCa()));
        SslBundle bundle = SslBundle.of(
                new PemSslStoreBundle(key, trust), SslBundleKey.NONE, SslOptions.of(null, Set.of("TLSv1.3")));
        return registry -> registry.registerBundle(BUNDLE, bundle);
    }

    /** Comes last, so that it has the last word over {@code server.ssl.*}. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tlsOnly(SslBundles bundles, Environment environment) {
        requireLoopbackForHealth(environment);
        return factory -> {
            var ssl = new Ssl();
            ssl.setEnabled(true);
            ssl.setBundle(BUNDLE);
            ssl.setClientAuth(ClientAuth.NEED);
            factory.setSsl(ssl);
            factory.setSslBundles(bundles);
        };
    }

    /** A health check of this machine, a container's for example, has no certificate; nobody else gets by without. */
    static void requireLoopbackForHealth(Environment environment) {
        InetAddress address = environment.getProperty("management.server.address", InetAddress.class);
        if (environment.containsProperty("management.server.port")
                && (address == null || !address.isLoopbackAddress())) {
            throw new IllegalStateException("management.server.port would open a port without client certificates:"
                    + " set management.server.address to the loopback address");
        }
    }
}
