package dev.cardmint.center.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardmint.center.CenterApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The properties below would weaken or turn off TLS if anything could. */
@CenterTest
@TestPropertySource(
        properties = {"server.ssl.enabled=false", "server.ssl.client-auth=none", "server.ssl.enabled-protocols=TLSv1.2"
        })
class TlsServerIT {

    private static final String HEALTH = "/actuator/health";

    @Autowired
    private CenterClients clients;

    @LocalServerPort
    private int port;

    @Test
    void servesATerminalWithACertificateOfTheAuthority() {
        assertThat(clients.at("base-1").get(HEALTH).status()).isEqualTo(200);
    }

    @Test
    void refusesACallerWithoutACertificate() {
        assertThatExceptionOfType(UncheckedConnectionException.class)
                .isThrownBy(() -> clients.with(null, "TLSv1.3").get(HEALTH));
    }

    @Test
    void refusesACertificateOfAnotherAuthority() {
        var impostor = TestRegistry.instance().identity("impostor");

        assertThatExceptionOfType(UncheckedConnectionException.class)
                .isThrownBy(() -> clients.with(impostor, "TLSv1.3").get(HEALTH));
    }

    @Test
    void refusesTls12() {
        var base = TestRegistry.instance().identity("base-1");

        assertThatExceptionOfType(UncheckedConnectionException.class)
                .isThrownBy(() -> clients.with(base, "TLSv1.2").get(HEALTH));
    }

    @Test
    void answersNothingOverPlainHttp() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + HEALTH))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("UP");
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Test
    void refusesToStartWithASecondPortForItsHealth() {
        assertThatThrownBy(() -> start("management.server.port=0"))
                .hasStackTraceContaining("management.server.port would open a port without client certificates");
    }

    @Test
    void refusesToStartWithoutACertificate() {
        assertThatThrownBy(() -> start("cardmint.center.tls.certificate=missing.pem"))
                .hasStackTraceContaining("cardmint.center.tls.certificate: cannot read missing.pem");
    }

    private static void start(String property) {
        new SpringApplicationBuilder(CenterApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> TestCenterProperties.of(TestDatabase.create())
                        .and(property)
                        .applyTo(context))
                .run("--server.port=0")
                .close();
    }
}
