package dev.cardmint.center;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.center.testing.TestRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Turns everything up as far as it goes, works, and looks for what must never be in a log. */
@CenterTest
@ExtendWith(OutputCaptureExtension.class)
class LoggingIT {

    @Autowired
    private CenterClients clients;

    @AfterAll
    static void turnDown() {
        LoggingSystem.get(LoggingIT.class.getClassLoader()).setLogLevel("ROOT", LogLevel.INFO);
    }

    @Test
    void printsNeitherPasswordsNorTokensWithEverythingAtTrace(CapturedOutput log) {
        LoggingSystem.get(LoggingIT.class.getClassLoader()).setLogLevel("ROOT", LogLevel.TRACE);

        var clerk = clients.signedIn("base-1", "clerk");
        clerk.post("/v1/sign-ins", Map.of("username", "clerk", "password", "planted-wrong-password"));
        clerk.post("/v1/sign-ins", Map.of("username", "clerk", "password", "planted-surplus", "colour", "red"));
        clerk.postText("/v1/sign-ins", "{\"password\":\"planted-malformed");
        clerk.delete("/v1/sign-ins/current");

        List<String> lines = log.getAll().lines().toList();
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines.stream().filter(line -> isTelltale(line, clerk.token())))
                .isEmpty();
    }

    private static boolean isTelltale(String line, String token) {
        return line.contains(token) || line.contains(TestRegistry.PASSWORD) || line.contains("planted-");
    }
}
