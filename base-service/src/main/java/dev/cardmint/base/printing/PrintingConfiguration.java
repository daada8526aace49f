package dev.cardmint.base.printing;

import dev.cardmint.base.center.CenterClient;
import dev.cardmint.base.center.CenterProperties;
import dev.cardmint.base.center.Pauses;
import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.printing.ipp.IppPrinter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Finds the printer; a holder's data go to one on this machine, or over TLS to one whose certificate is known. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrinterProperties.class)
class PrintingConfiguration {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Bean
    @Lazy(false)
    Prints prints(
            PrinterProperties properties,
            CenterProperties home,
            CenterClient center,
            Pauses pauses,
            LongSupplier nanoTime) {
        URI uri = properties.uri();
        IppPrinter printer = uri == null ? null : printer(uri, properties, home.home());
        var patience = new PrintRun.Patience(properties.lookInterval(), properties.longest(), pauses, nanoTime);
        return new Prints(printer, new RestCenterPrints(center), patience);
    }

    static IppPrinter printer(URI uri, PrinterProperties properties, @Nullable Path home) {
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || !Set.of("ipp", "ipps").contains(scheme)) {
            throw new StartRefusedException("cardmint.base.printer.uri is no ipp or ipps address of a printer.");
        }
        if (scheme.equals("ipp") && !LOOPBACK.contains(uri.getHost())) {
            throw new StartRefusedException(
                    "cardmint.base.printer.uri is not on this machine: use ipps, what is printed is somebody's data.");
        }
        SSLContext tls = scheme.equals("ipps") ? tls(home) : null;
        return new IppPrinter(uri, () -> client(tls, properties.requestTimeout()), properties.requestTimeout());
    }

    /** Of a printer that does not even connect, it is certain before the request's time is over that it got nothing. */
    private static HttpClient client(@Nullable SSLContext tls, Duration requestTimeout) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(requestTimeout.dividedBy(2));
        return tls == null ? client.build() : client.sslContext(tls).build();
    }

    /** Printers have certificates of their own making: the one in the base's folder, else what this machine trusts. */
    private static SSLContext tls(@Nullable Path home) {
        Path certificate = home == null ? null : home.resolve("printer-ca.pem");
        try {
            if (certificate == null || !Files.isRegularFile(certificate)) {
                return SSLContext.getDefault();
            }
            var authority =
                    PemSslStoreDetails.forCertificate(certificate.toUri().toString());
            return SslBundle.of(new PemSslStoreBundle(null, authority)).createSslContext();
        } catch (NoSuchAlgorithmException | RuntimeException e) {
            throw new StartRefusedException("printer-ca.pem is no readable certificate.", e);
        }
    }
}
