package dev.cardmint.base.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.center.TerminalIdentity;
import dev.cardmint.base.disposal.DisposalUnit.Job;
import dev.cardmint.base.disposal.DisposalUnit.Means;
import dev.cardmint.base.testing.StalledDevice;
import dev.cardmint.model.disposal.DestructionLevel;
import dev.cardmint.model.disposal.DisposalMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of disposal unit makes of what its machine says. */
class UnitsTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Job JOB =
            new Job(UUID.fromString("00000000-0000-4000-8000-000000000001"), "0102030405060708090A");

    private static Means means(DisposalMethod method) {
        return new Means(method, "Mill 1", new DestructionLevel(4));
    }

    @Nested
    class ByHand {

        @Test
        void leavesItToAPersonAndPromisesNoMoreThanTwoPieces() {
            var unit = new HandUnit();

            assertThat(unit.destroy(JOB)).isEqualTo(MillingResult.BY_HAND);
            assertThat(unit.means().level()).hasToString("E-2");
        }
    }

    @Nested
    class ByACommand {

        private MillingResult run(Duration limit, String... words) {
            return new CommandUnit(means(DisposalMethod.COMMAND), List.of(words), limit).destroy(JOB);
        }

        @ParameterizedTest
        @CsvSource({"0,DESTROYED", "10,JAMMED", "11,FULL", "12,OTHER_CARD", "1,NO_ANSWER", "127,NO_ANSWER"})
        void takesItsExitStatusForTheResult(int status, MillingResult result) {
            assertThat(run(LONG, "/bin/sh", "-c", "exit " + status)).isEqualTo(result);
        }

        @Test
        void isToldTheCardAndTheJobAsArguments() {
            assertThat(run(
                            LONG,
                            "/bin/sh",
                            "-c",
                            "test \"$1\" = --chip=0102030405060708090A && test \"$2\" = " + JOB.permit(),
                            "mill",
                            "--chip={chip}",
                            "{permit}"))
                    .isEqualTo(MillingResult.DESTROYED);
        }

        @Test
        void getsNothingOfTheBasesEnvironment() {
            assertThat(run(LONG, "/bin/sh", "-c", "test -n \"$PATH\" && test -z \"$HOME$USER$LANG\""))
                    .isEqualTo(MillingResult.DESTROYED);
        }

        @Test
        void isEndedWhenItTakesTooLong() {
            assertThat(run(Duration.ofMillis(50), "/bin/sh", "-c", "sleep 600; exit 0"))
                    .isEqualTo(MillingResult.NO_ANSWER);
        }

        @Test
        void saysNothingWhereThereIsNoSuchProgram() {
            assertThat(run(LONG, "/no/such/program")).isEqualTo(MillingResult.NO_ANSWER);
        }
    }

    @Nested
    class OnTheNetwork {

        private final AtomicReference<String> asked = new AtomicReference<>("");
        private final CountDownLatch silence = new CountDownLatch(1);
        private HttpServer device;

        @BeforeEach
        void plugIn() throws IOException {
            device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            device.start();
        }

        @AfterEach
        void unplug() {
            silence.countDown();
            device.stop(0);
        }

        private MillingResult run(int status, String answer, Duration limit) {
            device.createContext("/jobs", exchange -> {
                try (exchange) {
                    asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            return unit(limit).destroy(JOB);
        }

        private DisposalUnit unit(Duration limit) {
            return unit(device.getAddress().getPort(), limit);
        }

        private DisposalUnit unit(int port, Duration limit) {
            var address = URI.create("http://127.0.0.1:%d/jobs".formatted(port));
            return new HttpUnit(means(DisposalMethod.HTTP), address, limit, JsonMapper.shared());
        }

        @ParameterizedTest
        @CsvSource({"destroyed,DESTROYED", "jammed,JAMMED", "full,FULL", "other-card,OTHER_CARD", "well,NO_ANSWER"})
        void takesItsAnswerForTheResult(String answer, MillingResult result) {
            assertThat(run(200, "{\"result\":\"%s\"}".formatted(answer), LONG)).isEqualTo(result);
            assertThat(JsonMapper.shared().readTree(asked.get()))
                    .isEqualTo(JsonMapper.shared()
                            .readTree("{\"job\":\"%s\",\"chip\":\"%s\"}".formatted(JOB.permit(), JOB.chip())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "destroyed", "[]", "{\"result\":", "{\"result\":true}", "null"})
        void saysNothingWithAnAnswerOfAnotherForm(String answer) {
            assertThat(run(200, answer, LONG)).isEqualTo(MillingResult.NO_ANSWER);
        }

        @ParameterizedTest
        @ValueSource(ints = {201, 302, 404, 500})
        void saysNothingWithAnotherStatus(int status) {
            assertThat(run(status, "{\"result\":\"destroyed\"}", LONG)).isEqualTo(MillingResult.NO_ANSWER);
        }

        @Test
        void saysNothingWhenItIsSilent() {
            device.createContext("/jobs", exchange -> {
                try (exchange) {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThat(unit(Duration.ofMillis(100)).destroy(JOB)).isEqualTo(MillingResult.NO_ANSWER);
        }

        @Test
        @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
        void saysNothingWhenItStallsInItsAnswer() {
            try (StalledDevice stalled = StalledDevice.start()) {
                assertThat(unit(stalled.port(), Duration.ofMillis(100)).destroy(JOB))
                        .isEqualTo(MillingResult.NO_ANSWER);
            }
        }

        @Test
        void saysNothingWithMoreThanAnyAnswerHas() {
            assertThat(run(200, "{\"result\":\"destroyed\"}" + " ".repeat(4096), LONG))
                    .isEqualTo(MillingResult.NO_ANSWER);
        }

        @Test
        void saysNothingWhereNobodyListens() {
            DisposalUnit unit = unit(LONG);
            device.stop(0);

            assertThat(unit.destroy(JOB)).isEqualTo(MillingResult.NO_ANSWER);
        }
    }

    @Nested
    class Simulated {

        @Test
        void jamsOnceWhenItIsTold() {
            var unit = new SimulatedUnit(means(DisposalMethod.SIMULATED));
            unit.next(MillingResult.JAMMED);

            assertThat(unit.destroy(JOB)).isEqualTo(MillingResult.JAMMED);
            assertThat(unit.destroy(JOB)).isEqualTo(MillingResult.DESTROYED);
        }
    }

    @Nested
    class Configuration {

        private static final TerminalIdentity DRILL = new TerminalIdentity("base-1", true);
        private static final TerminalIdentity PRODUCTION = new TerminalIdentity("base-1", false);

        private DisposalUnit unit(TerminalIdentity identity, DisposalProperties properties) {
            return DisposalConfiguration.unit(identity, properties, JsonMapper.shared());
        }

        private static DisposalProperties properties(
                DisposalMethod method,
                @Nullable String unit,
                @Nullable Integer level,
                @Nullable List<String> command,
                @Nullable String address) {
            return new DisposalProperties(
                    method, unit, level, command, address == null ? null : URI.create(address), LONG);
        }

        @Test
        void makesTheUnitThatIsNamed() {
            assertThat(unit(PRODUCTION, properties(DisposalMethod.MANUAL, null, null, null, null)))
                    .isInstanceOf(HandUnit.class);
            assertThat(unit(PRODUCTION, properties(DisposalMethod.COMMAND, "Mill", 5, List.of("mill"), null))
                            .means())
                    .isEqualTo(new Means(DisposalMethod.COMMAND, "Mill", new DestructionLevel(5)));
            assertThat(unit(PRODUCTION, properties(DisposalMethod.HTTP, "Mill", 5, null, "http://mill.local/jobs")))
                    .isInstanceOf(HttpUnit.class);
            assertThat(unit(DRILL, properties(DisposalMethod.SIMULATED, "Mill", 5, null, null)))
                    .isInstanceOf(SimulatedUnit.class);
        }

        @Test
        void refusesASimulatedUnitAtAProductionTerminal() {
            refuses(PRODUCTION, properties(DisposalMethod.SIMULATED, "Mill", 5, null, null), "production terminal");
        }

        @Test
        void refusesAUnitOfWhichTheCertificateCouldNotSayEnough() {
            refuses(DRILL, properties(DisposalMethod.COMMAND, null, 5, List.of("mill"), null), ".unit");
            refuses(DRILL, properties(DisposalMethod.COMMAND, "a\nb", 5, List.of("mill"), null), ".unit");
            refuses(DRILL, properties(DisposalMethod.COMMAND, "Mill", null, List.of("mill"), null), ".level");
            refuses(DRILL, properties(DisposalMethod.COMMAND, "Mill", 8, List.of("mill"), null), "1 to 7");
            refuses(DRILL, properties(DisposalMethod.COMMAND, "Mill", 5, null, null), ".command");
            refuses(DRILL, properties(DisposalMethod.HTTP, "Mill", 5, null, null), ".address");
            refuses(DRILL, properties(DisposalMethod.HTTP, "Mill", 5, null, "file:/dev/lp0"), ".address");
        }

        private void refuses(TerminalIdentity identity, DisposalProperties properties, String words) {
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() -> unit(identity, properties))
                    .withMessageContaining(words);
        }
    }
}
