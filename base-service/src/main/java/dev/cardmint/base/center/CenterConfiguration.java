package dev.cardmint.base.center;

import dev.cardmint.base.center.tls.WipingSslContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/** Makes the TLS identity and the connection out of the base's home folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CenterProperties.class)
class CenterConfiguration {

    private static final String NO_HOST_NAME_CHECK = "jdk.internal.httpclient.disableHostnameVerification";

    @Bean
    @Lazy(false)
    TerminalHome terminalHome(CenterProperties properties) {
        Path home = properties.home();
        if (home == null) {
            throw new StartRefusedException("Set cardmint.base.home to the folder of this terminal.");
        }
        return new TerminalHome(home);
    }

    @Bean
    @Lazy(false)
    TerminalIdentity terminalIdentity(TerminalHome home) {
        return TerminalIdentity.of(home.certificate());
    }

    /** Jackson keeps its buffers for the next document, and in them what was sent and received last. */
    @Bean
    JsonFactoryBuilderCustomizer buffersUsedOnce() {
        return json -> json.recyclerPool(JsonRecyclerPools.nonRecyclingPool());
    }

    @Bean
    Pauses pauses() {
        return duration -> Thread.sleep(duration.toMillis());
    }

    @Bean
    @Lazy(false)
    CenterClient centerClient(
            TerminalHome home, CenterProperties properties, JsonMapper json, Pauses pauses, LongSupplier nanoTime) {
        URI center = requireHttps(properties.centerUrl());
        var rest = RestClient.builder()
                .requestFactory(requestFactory(home, properties.center()))
                .build();
        return new CenterClient(rest, center, json, properties.center(), pauses, new Link(nanoTime));
    }

    private static JdkClientHttpRequestFactory requestFactory(TerminalHome home, CenterProperties.Link patience) {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        // Without a time limit of its own for connecting: the client would keep the exchange that opened a connection,
        // with what was received, as long as the connection. The limit of the request covers connecting, too.
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(WipingSslContext.of(home.sslContext()))
                .sslParameters(parameters)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        var factory = new JdkClientHttpRequestFactory(client);
        factory.setReadTimeout(patience.readTimeout());
        return factory;
    }

    private static URI requireHttps(@Nullable URI center) {
        if (center == null || !"https".equals(center.getScheme()) || center.getHost() == null) {
            throw new StartRefusedException("Set cardmint.base.center-url to the center's https address.");
        }
        if (System.getProperty(NO_HOST_NAME_CHECK) != null) {
            throw new StartRefusedException(
                    "Remove -D%s: the center's name must be checked.".formatted(NO_HOST_NAME_CHECK));
        }
        return center;
    }
}
