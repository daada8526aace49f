package dev.cardmint.base.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cardmint.base.printing.ipp.IppPrinter;
import dev.cardmint.base.printing.ipp.JobState;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A card through Debian's CUPS, set up as docs/printing.md says, onto its PDF printer. */
class CupsIT {

    private static final Pattern MEDIA_BOX = Pattern.compile("/MediaBox ?\\[ ?0 0 ([0-9.]+) ([0-9.]+) ?]");
    private static final double SHORT_EDGE = 53.98 / 25.4 * 72;
    private static final double LONG_EDGE = 85.60 / 25.4 * 72;

    private static PrivateCups cups;

    @BeforeAll
    static void startCups() throws IOException {
        cups = PrivateCups.start();
    }

    @AfterAll
    static void stopCups() throws IOException, InterruptedException {
        cups.stop();
    }

    private static IppPrinter printer() {
        return new IppPrinter(
                cups.printer(),
                () -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                Duration.ofSeconds(20));
    }

    /** Two pages of a card's size with a name on them, as the center draws them but for the outlines. */
    private static byte[] pages(String name) {
        String page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 242.65 153.01] /Contents 5 0 R /Resources"
                + " << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>";
        String text = "BT /F 20 Tf 20 60 Td (%s) Tj ET".formatted(name);
        return """
                %%PDF-1.4
                1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
                2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >> endobj
                3 0 obj %s endobj
                4 0 obj %s endobj
                5 0 obj << /Length %d >> stream
                %s
                endstream endobj
                trailer << /Root 1 0 R >>
                %%%%EOF
                """.formatted(page, page, text.length(), text).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void printsAtTheSizeOfTheCardAndLeavesNothingInTheSpool() throws IOException {
        String planted = "PLANTED" + UUID.randomUUID().toString().replace("-", "");
        String name = "cardmint-" + UUID.randomUUID();
        IppPrinter printer = printer();
        assertThat(printer.state().accepts()).isTrue();

        int job = printer.print(name, pages(planted));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> printer.jobState(job), JobState::isOver);

        assertThat(printer.jobState(job)).as("%s", cups.log()).isEqualTo(JobState.COMPLETED);
        List<MatchResult> boxes =
                MEDIA_BOX.matcher(cups.printed(name)).results().toList();
        assertThat(boxes).hasSize(2).allSatisfy(box -> {
            assertThat(Double.parseDouble(box.group(1))).isCloseTo(SHORT_EDGE, within(0.5));
            assertThat(Double.parseDouble(box.group(2))).isCloseTo(LONG_EDGE, within(0.5));
        });
        assertThat(cups.spooled()).isEmpty();
        for (Path file : cups.files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as("%s", file)
                    .doesNotContain(planted);
        }
    }

    @Test
    void takesBackWhatItWasSent() throws IOException {
        IppPrinter printer = printer();
        cups.pause();
        try {
            int job = printer.print("cardmint-" + UUID.randomUUID(), pages("Zoe"));
            assertThat(cups.spooled()).isNotEmpty();
            assertThat(PrinterWords.of(printer.state().reasons())).contains("The printer is paused");

            printer.cancel(job);

            assertThat(printer.jobState(job)).isEqualTo(JobState.CANCELED);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> cups.spooled()
                    .isEmpty());
        } finally {
            cups.resume();
        }
    }
}
