package dev.cardmint.center.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The PEM files of the center's TLS server.
 *
 * @param certificate the server's certificate, followed by any intermediate ones
 * @param privateKey its private key (PKCS#8)
 * @param clientCa the authority whose certificates terminals carry
 */
@ConfigurationProperties("cardmint.center.tls")
public record TlsSettings(
        @Nullable Path certificate,
        @Nullable Path privateKey,
        @Nullable Path clientCa) {

    /** The location of a file that must be there. */
    static String required(String name, @Nullable Path file) {
        if (file == null) {
            throw new IllegalStateException("Set cardmint.center.tls.%s: the center serves TLS only".formatted(name));
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalStateException("cardmint.center.tls.%s: cannot read %s".formatted(name, file));
        }
        return file.toUri().toString();
    }
}
