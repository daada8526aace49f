package dev.cardmint.center.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardmint.center.CenterApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The properties below would weaken or turn off TLS if anything could. */
@CenterTest
@TestPropertySource(
        properties = {
            "server.ssl.enabled=false",
            "server.ssl.client-auth=none",
            "server.ssl.enabled-protocols=TLSv1.2",
            "management.server.port=0",
            "management.server.address=127.0.0.1"
        })
class TlsServerIT {

    private static final String HEALTH = "/actuator/health";
    private static final String TERMINAL = "/v1/terminal";

    @Autowired
    private CenterClients clients;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Test
    void servesATerminalWithACertificateOfTheAuthority() {
        assertThat(clients.at("base-1").get(TERMINAL).status()).isEqualTo(200);
    }

    @Test
    void refusesACallerWithoutACertificate() {
        assertThatExceptionOfType(UncheckedConnectionException.class)
                .isThrownBy(() -> clients.with(null, "TLSv1.3").get(TERMINAL));
    }

    @Test
    void refusesACertificateOfAnotherAuthority() {
        var impostor = TestRegistry.instance().identity("impostor");

        assertThatExceptionOfType(UncheckedConnectionException.class)
                .isThrownBy(() -> clients.with(impostor, "TLSv1.3").get(TERMINAL));
    }

    @Test
    void refusesTls12() {
        var base = TestRegistry.instance().identity("base-1");

        assertThatExceptionOfType(UncheckedConnectionException.class)
                .isThrownBy(() -> clients.with(base, "TLSv1.2").get(TERMINAL));
    }

    @Test
    void answersNothingOverPlainHttp() throws InterruptedException {
        try {
            var answer = plainly(port, TERMINAL);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("base-1");
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Test
    void tellsItsHealthToThisMachineOnAPortOfItsOwn() throws IOException, InterruptedException {
        var health = plainly(managementPort, HEALTH);

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/terminal", "/v1/card-requests", "/v3/api-docs", "/actuator", "/actuator/env"})
    void answersNothingElseThere(String path) throws IOException, InterruptedException {
        assertThat(plainly(managementPort, path).statusCode()).isBetween(401, 404);
    }

    @Test
    void refusesToStartWithAPortForHealthThatOthersReach() {
        assertThatThrownBy(() -> start("management.server.port=0", "management.server.address=0.0.0.0"))
                .hasStackTraceContaining("management.server.port would open a port without client certificates");
    }

    @Test
    void refusesToStartWithoutACertificate() {
        assertThatThrownBy(() -> start("cardmint.center.tls.certificate=missing.pem"))
                .hasStackTraceContaining("cardmint.center.tls.certificate: cannot read missing.pem");
    }

    private static HttpResponse<String> plainly(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static void start(String... properties) {
        new SpringApplicationBuilder(CenterApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> TestCenterProperties.of(TestDatabase.create())
                        .and(properties)
                        .applyTo(context))
                .run("--server.port=0")
                .close();
    }
}
