package dev.cardmint.base.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.center.TerminalIdentity;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTrayTests {

    private static final TerminalIdentity DRILL = new TerminalIdentity("base-1", true);
    private static final TerminalIdentity PRODUCTION = new TerminalIdentity("base-9", false);

    private static DemoTray tray(String address, TerminalIdentity identity) {
        return new DemoTray(new ConsoleProperties(URI.create(address)), identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8082/", "https://localhost:1", "http://[::1]:8082/tray"})
    void takesAnAddressOfThisMachine(String address) {
        assertThat(tray(address, DRILL).address()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "http://tray.example/",
                "http://127.0.0.1.tray.example/",
                "http://somebody@127.0.0.1/",
                "//127.0.0.1/",
                "tray"
            })
    void refusesAnyOtherAddress(String address) {
        assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> tray(address, DRILL));
    }

    @Test
    void refusesAnyAddressAtAProductionTerminal() {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> tray("http://127.0.0.1:8082/", PRODUCTION));
    }

    @Test
    void isNotThereUnlessConfigured() {
        assertThat(new DemoTray(new ConsoleProperties(null), PRODUCTION).address())
                .isNull();
    }
}
