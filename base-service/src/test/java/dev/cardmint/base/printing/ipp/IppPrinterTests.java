package dev.cardmint.base.printing.ipp;

import static dev.cardmint.base.testing.FakePrinter.GET_PRINTER;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.testing.FakePrinter;
import dev.cardmint.base.testing.StalledDevice;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A printer that answers otherwise than printers do: the base waits for it no longer than it may. */
class IppPrinterTests {

    private static IppPrinter printer(URI uri, Duration patience) {
        return new IppPrinter(
                uri,
                () -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                patience);
    }

    private static void stallsIn(Consumer<IppPrinter> question) {
        try (StalledDevice stalled = StalledDevice.start()) {
            IppPrinter printer = printer(
                    URI.create("ipp://127.0.0.1:%d/ipp/print".formatted(stalled.port())), Duration.ofMillis(200));

            assertThatExceptionOfType(PrinterUnreachableException.class)
                    .isThrownBy(() -> question.accept(printer))
                    .matches(e -> !e.nothingSent(), "the printer may have got the request");
        }
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void isGivenUpIfItStallsWhileItTellsHowItIs() {
        stallsIn(IppPrinter::state);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void isGivenUpIfItStallsWhileItTakesACard() {
        stallsIn(printer -> printer.print("card", new byte[100]));
    }

    @Test
    void isNoPrinterIfItAnswersTooMuch() {
        try (FakePrinter talkative = FakePrinter.start()) {
            talkative.spoils(GET_PRINTER, answer -> Arrays.copyOf(answer, 256 * 1024 + 1));

            assertThatExceptionOfType(MalformedIppException.class)
                    .isThrownBy(() ->
                            printer(talkative.uri(), Duration.ofSeconds(30)).state())
                    .withMessageContaining("262144");
        }
    }
}
