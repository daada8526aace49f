package dev.cardmint.base.printing;

import static dev.cardmint.base.testing.FakePrinter.CANCEL_JOB;
import static dev.cardmint.base.testing.FakePrinter.GET_JOB;
import static dev.cardmint.base.testing.FakePrinter.GET_PRINTER;
import static dev.cardmint.base.testing.FakePrinter.PRINT_JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.base.center.Body;
import dev.cardmint.base.printing.PrintProgress.State;
import dev.cardmint.base.printing.PrintRun.Patience;
import dev.cardmint.base.printing.ipp.IppPrinter;
import dev.cardmint.base.testing.FakePrinter;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintRunTests {

    private static final int COMPLETED = 9;
    private static final int PROCESSING = 5;
    private static final int STOPPED = 6;

    private final FakePrinter printer = FakePrinter.start().states(PROCESSING, COMPLETED);
    private final ToldCenter center = new ToldCenter();
    private final AtomicLong time = new AtomicLong();
    private final List<PrintProgress> seen = new ArrayList<>();
    private final PrintRun run = run(printer);

    /** Every pause is a second, in which the clerk reads the page. */
    private PrintRun run(FakePrinter at) {
        var ipp = new IppPrinter(
                at.uri(),
                () -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                Duration.ofSeconds(10));
        var patience = new Patience(
                Duration.ofSeconds(1), Duration.ofSeconds(30), this::pause, () -> time.getAndAdd(1_000_000_000));
        return new PrintRun(UUID.randomUUID(), ipp, center, patience);
    }

    private void pause(Duration duration) {
        seen.add(run.progress());
    }

    /** A center that gives pages out and takes down what it is told. */
    private static final class ToldCenter implements CenterPrints {

        private final byte[] pages = "%PDF-1.6 Zoe Sample".getBytes(StandardCharsets.UTF_8);
        private final List<Boolean> told = new ArrayList<>();
        private Runnable fault = () -> {};
        private int given;

        @Override
        public Body pages(UUID job, BearerToken operator) {
            given++;
            return new Body(pages);
        }

        @Override
        public void tell(UUID job, boolean printed) {
            fault.run();
            told.add(printed);
        }
    }

    @AfterEach
    void stop() {
        printer.close();
    }

    private PrintProgress ended() {
        run.run(new BearerToken("token"));
        return run.progress();
    }

    @Test
    void printsBothSidesAtTheSizeOfTheCardAndOverwritesThem() {
        PrintProgress end = ended();

        assertThat(end.state()).isEqualTo(State.PRINTED);
        assertThat(end.message()).contains("Look at both sides");
        assertThat(center.told).containsExactly(true);
        assertThat(center.pages).containsOnly((byte) 0);
        assertThat(new String(printer.printed(), StandardCharsets.ISO_8859_1))
                .endsWith("%PDF-1.6 Zoe Sample")
                .contains("media-size", "x-dimension", "\0\0\u0015\u0016", "\0\0!p")
                .contains("document-format", "application/pdf", "print-scaling");
        assertThat(printer.operations()).containsSubsequence(GET_PRINTER, PRINT_JOB, GET_JOB);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            media-empty-error      | The printer has no cards. Put cards in; the print goes on by itself.
            media-needed           | The printer has no cards. Put cards in; the print goes on by itself.
            media-jam-error        | A card is stuck in the printer.
            cover-open             | The printer is open. Close it; the print goes on by itself.
            marker-supply-empty    | The printer's ribbon is used up.
            offline-error          | switched off or not connected
            spool-area-full-error  | The printer needs somebody.
            """)
    void saysWhatThePrinterWaitsForAndGoesOnByItself(String reason, String words) {
        printer.states(STOPPED, STOPPED, COMPLETED).reasons("toner-low-warning", reason);

        assertThat(ended().state()).isEqualTo(State.PRINTED);
        assertThat(seen).allSatisfy(progress -> {
            assertThat(progress.state()).isEqualTo(State.WAITING);
            assertThat(progress.message()).contains(words);
        });
        assertThat(seen).hasSize(2);
    }

    @Test
    void waitsForSomebodyWhereAStoppedJobNamesNoReason() {
        printer.states(STOPPED, COMPLETED);

        ended();

        assertThat(seen).extracting(PrintProgress::state).containsExactly(State.WAITING);
    }

    @Test
    void isNotHeldUpByWhatThePrinterOnlyWarnsOf() {
        printer.states(PROCESSING, COMPLETED).reasons("media-low-warning", "marker-supply-low-report");

        ended();

        assertThat(seen).extracting(PrintProgress::state).containsExactly(State.PRINTING);
    }

    @Test
    void asksForNobodysDataIfThePrinterTakesNothing() {
        printer.acceptsNothing();

        PrintProgress end = ended();

        assertThat(end.state()).isEqualTo(State.FAILED);
        assertThat(end.message()).contains("Nothing was printed");
        assertThat(center.given).isZero();
    }

    @Test
    void asksForNobodysDataIfThePrinterIsGone() {
        printer.close();

        PrintProgress end = ended();

        assertThat(end.state()).isEqualTo(State.FAILED);
        assertThat(end.message()).contains("cannot be reached", "Nothing was printed");
        assertThat(center.given).isZero();
    }

    @Test
    void isCertainThatARefusedCardWasNotPrinted() {
        printer.refuses(PRINT_JOB, 0x0507);

        assertThat(ended().state()).isEqualTo(State.FAILED);
        assertThat(center.told).containsExactly(false);
        assertThat(center.pages).containsOnly((byte) 0);
    }

    @Test
    void asksTheClerkIfTheAnswerToThePrintIsLost() {
        printer.spoils(PRINT_JOB, answer -> new byte[0]);

        PrintProgress end = ended();

        assertThat(end.state()).isEqualTo(State.UNKNOWN);
        assertThat(end.message()).contains("Look whether the card came out");
        assertThat(center.told).isEmpty();
    }

    @Test
    void neverPrintsTwiceByItself() {
        printer.spoils(PRINT_JOB, answer -> new byte[0]);

        ended();

        assertThat(Collections.frequency(printer.operations(), PRINT_JOB)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 30, 60})
    void asksTheClerkIfTheAnswerToThePrintCannotBeRead(int length) {
        printer.spoils(PRINT_JOB, answer -> length == 0 ? new byte[] {9, 9} : Arrays.copyOf(answer, length));

        assertThat(ended().state()).isEqualTo(State.UNKNOWN);
        assertThat(center.told).isEmpty();
    }

    @Test
    void asksTheClerkIfTheAnswerIsToAnotherRequest() {
        printer.spoils(
                PRINT_JOB, answer -> ByteBuffer.wrap(answer).putInt(4, 4711).array());

        assertThat(ended().state()).isEqualTo(State.UNKNOWN);
        assertThat(center.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void asksTheClerkAboutAJobThatWasCancelledOrAborted(int state) {
        printer.states(PROCESSING, state);

        assertThat(ended().state()).isEqualTo(State.UNKNOWN);
        assertThat(center.told).isEmpty();
    }

    @Test
    void asksTheClerkAboutAJobThatThePrinterHasForgotten() {
        printer.refuses(GET_JOB, 0x0406);

        assertThat(ended().message()).contains("knows nothing of the card any more");
        assertThat(center.told).isEmpty();
    }

    @Test
    void followsAPrinterThatDoesNotAnswerForAWhile() {
        printer.spoils(GET_JOB, answer -> new byte[0]);

        assertThat(ended().state()).isEqualTo(State.PRINTED);
        assertThat(seen.get(0).message()).contains("The printer does not answer");
    }

    static Stream<Runnable> whatNobodyThoughtOf() {
        return Stream.of(
                () -> {
                    throw new IllegalStateException();
                },
                () -> {
                    throw new StackOverflowError();
                });
    }

    @ParameterizedTest
    @MethodSource("whatNobodyThoughtOf")
    void asksTheClerkWhateverGoesWrongInTheBase(Runnable fault) {
        center.fault = fault;

        PrintProgress end = ended();

        assertThat(end.state()).isEqualTo(State.UNKNOWN);
        assertThat(end.message()).contains("Something went wrong in the base", "Look whether the card came out");
    }

    @Test
    void givesUpAtLastAndTakesThePagesBackFromThePrinter() {
        printer.states(STOPPED).reasons("media-empty");

        PrintProgress end = ended();

        assertThat(end.state()).isEqualTo(State.UNKNOWN);
        assertThat(end.message()).contains("was given up");
        assertThat(printer.operations()).endsWith(CANCEL_JOB);
        assertThat(center.told).isEmpty();
    }
}
