package dev.cardmint.base.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.testing.FakeCenter;
import dev.cardmint.base.testing.FakeCenter.Reply;
import dev.cardmint.base.testing.LabAuthority;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CenterClientIT {

    private static final LabAuthority AUTHORITY = new LabAuthority("lab");
    private static final FakeCenter CENTER = FakeCenter.start(AUTHORITY.server("localhost"));

    private final List<Duration> pauses = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void forget() {
        CENTER.forget();
        CENTER.always("GET /v1/terminal", request -> Reply.ok("{}"));
    }

    @AfterAll
    static void stop() {
        CENTER.close();
    }

    private CenterClient client(LabAuthority authority, URI center) {
        Path home = authority.terminalHome(folder, "CN=base-1,OU=drill");
        var link = new CenterProperties.Link(Duration.ofSeconds(20), 4, Duration.ofMillis(250));
        var properties = new CenterProperties(home, center, link);
        return new CenterConfiguration()
                .centerClient(new TerminalHome(home), properties, new JsonMapper(), pauses::add, System::nanoTime);
    }

    private static CenterRequest post(String json) {
        return CenterRequest.post("/v1/offers", new Body(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void talksTlsWithItsCertificate() {
        try (Body answer = client(AUTHORITY, CENTER.url()).once(CenterRequest.get("/v1/terminal"))) {
            assertThat(answer.bytes()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void refusesACenterOfAnotherAuthority() {
        CenterClient stranger = client(new LabAuthority("lab"), CENTER.url());

        assertThatExceptionOfType(CenterUnreachableException.class)
                .isThrownBy(() -> stranger.once(CenterRequest.get("/v1/terminal")));
        assertThat(CENTER.received()).isEmpty();
    }

    @Test
    void refusesACenterOfAnotherName() {
        // The certificate names localhost only.
        URI byAddress = URI.create("https://127.0.0.1:" + CENTER.url().getPort());
        CenterClient client = client(AUTHORITY, byAddress);

        assertThatExceptionOfType(CenterUnreachableException.class)
                .isThrownBy(() -> client.once(CenterRequest.get("/v1/terminal")));
        assertThat(CENTER.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8443", "ftp://x", "https:///v1", "center"})
    void acceptsHttpsAddressesOnly(String address) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> client(AUTHORITY, URI.create(address)))
                .withMessageContaining("cardmint.base.center-url");
    }

    @Test
    void refusesToRunWithoutTheCheckOfHostNames() {
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "");
        try {
            assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> client(AUTHORITY, CENTER.url()));
        } finally {
            System.clearProperty("jdk.internal.httpclient.disableHostnameVerification");
        }
    }

    @Test
    void insistsWithTheSameKeyAndBytesAndPausesLongerEachTime() {
        CENTER.next("POST /v1/offers", request -> Reply.lost());
        CENTER.next("POST /v1/offers", request -> Reply.problem(500, "internal", "Oops"));
        CENTER.next("POST /v1/offers", request -> Reply.lost());
        CENTER.next("POST /v1/offers", request -> Reply.created("{}"));
        UUID key = UUID.randomUUID();

        client(AUTHORITY, CENTER.url()).insist(post("{\"a\":1}").keyed(key)).close();

        assertThat(CENTER.received()).hasSize(4).allSatisfy(request -> {
            assertThat(request.idempotencyKey()).isEqualTo(key.toString());
            assertThat(request.body()).isEqualTo("{\"a\":1}");
        });
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void givesUpAfterSomeAttempts() {
        CENTER.always("POST /v1/offers", request -> Reply.lost());
        CenterClient client = client(AUTHORITY, CENTER.url());

        assertThatExceptionOfType(CenterUnreachableException.class)
                .isThrownBy(() -> client.insist(post("{}").keyed(UUID.randomUUID())));
        assertThat(CENTER.received()).hasSize(4);
        assertThat(client.link().up()).isFalse();
    }

    @Test
    void takesARefusalForAnAnswer() {
        CENTER.always("POST /v1/offers", request -> Reply.problem(409, "chip-not-allowed", "This chip is blocked."));

        assertThatExceptionOfType(CenterProblemException.class)
                .isThrownBy(
                        () -> client(AUTHORITY, CENTER.url()).insist(post("{}").keyed(UUID.randomUUID())))
                .satisfies(e -> assertThat(e.problem().detail()).isEqualTo("This chip is blocked."));
        assertThat(CENTER.received()).hasSize(1);
    }

    @Test
    void measuresTheLink() {
        CenterClient client = client(AUTHORITY, CENTER.url());
        client.once(CenterRequest.get("/v1/terminal")).close();

        assertThat(client.link().up()).isTrue();
        assertThat(client.link().slowerThan(Duration.ZERO)).isTrue();
        assertThat(client.link().slowerThan(Duration.ofMinutes(1))).isFalse();
    }
}
