package dev.cardmint.base.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.center.StartRefusedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintingConfigurationTests {

    @TempDir
    private Path home;

    private void configure(String text) {
        URI uri = URI.create(text);
        var properties = new PrinterProperties(uri, Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1));
        assertThat(PrintingConfiguration.printer(uri, properties, home)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipp://localhost:631/printers/card", "ipp://[::1]/ipp/print", "ipps://printer.example/ipp"})
    void takesAPrinterOnThisMachineOrOverTls(String uri) {
        configure(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipp://printer.example/ipp",
                "ipp://192.0.2.1/ipp",
                "http://localhost/ipp",
                "ipps:printer",
                "ipps://somebody@printer.example/ipp"
            })
    void sendsNobodysDataInTheClearOrElsewhere(String uri) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> configure(uri))
                .withMessageContaining("cardmint.base.printer.uri");
    }

    @Test
    void refusesACertificateThatIsNone() throws IOException {
        Files.writeString(home.resolve("printer-ca.pem"), "none");

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> configure("ipps://printer.example/ipp"))
                .withMessageContaining("printer-ca.pem");
    }
}
