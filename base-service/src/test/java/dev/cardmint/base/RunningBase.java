package dev.cardmint.base;

import dev.cardmint.base.center.Pauses;
import dev.cardmint.base.reader.ReaderDriver;
import dev.cardmint.base.reader.Readers;
import dev.cardmint.base.testing.CenterDialogue;
import dev.cardmint.base.testing.FakeCenter;
import dev.cardmint.base.testing.FakePrinter;
import dev.cardmint.base.testing.LabAuthority;
import dev.cardmint.base.testing.PageClient;
import dev.cardmint.base.testing.ScriptedCard;
import dev.cardmint.base.testing.ScriptedDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole drill base over HTTP, between a fake center, scripted cards and a fake printer; started once for all tests.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(RunningBase.Doubles.class)
public abstract class RunningBase {

    protected static final LabAuthority AUTHORITY = new LabAuthority("lab");
    protected static final FakeCenter CENTER = FakeCenter.start(AUTHORITY.server("localhost"));
    protected static final ScriptedDriver DRIVER = new ScriptedDriver();
    protected static final FakePrinter PRINTER = FakePrinter.start();
    protected static final String TOKEN = "a-token-of-a-clerk";

    private static final AtomicLong DELAY = new AtomicLong();

    @LocalServerPort
    private int port;

    @Autowired
    private Readers readers;

    protected PageClient page = new PageClient(0, TOKEN);
    protected CenterDialogue center = new CenterDialogue(CENTER);

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) throws IOException {
        Path home = AUTHORITY.terminalHome(Files.createTempDirectory("base-home"), "CN=base-1,OU=drill");
        registry.add("cardmint.base.home", home::toString);
        registry.add("cardmint.base.center-url", CENTER::url);
        registry.add("cardmint.base.printer.uri", PRINTER::uri);
        registry.add("cardmint.base.web.heartbeat", () -> "50ms");
        registry.add("cardmint.base.center.attempts", () -> "3");
        registry.add("cardmint.base.disposal.method", () -> "SIMULATED");
        registry.add("cardmint.base.disposal.unit", () -> "Drill mill");
        registry.add("cardmint.base.disposal.level", () -> "4");
        // Tests look themselves, so that nothing happens between two lines of a test.
        registry.add("cardmint.base.reader.look-interval", () -> "1h");
    }

    @TestConfiguration
    static class Doubles {

        @Bean
        ReaderDriver scriptedDriver() {
            return DRIVER;
        }

        @Bean
        @Primary
        LongSupplier slowableTime() {
            return () -> System.nanoTime() + DELAY.get();
        }

        @Bean
        @Primary
        Pauses noPauses() {
            return duration -> {};
        }
    }

    @BeforeEach
    void startOver() {
        page = new PageClient(port, TOKEN);
        DRIVER.clear();
        DRIVER.empty("R");
        readers.look();
        CENTER.forget();
        PRINTER.forget();
        center = new CenterDialogue(CENTER);
    }

    /** Lets time pass for the base's stop watch. */
    protected static void delay(Duration duration) {
        DELAY.addAndGet(duration.toNanos());
    }

    protected int port() {
        return port;
    }

    protected void insert(ScriptedCard card) {
        DRIVER.insert("R", card);
        readers.look();
    }

    protected void removeCard() {
        DRIVER.empty("R");
        readers.look();
    }
}
