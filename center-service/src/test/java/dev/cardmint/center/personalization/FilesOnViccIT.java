package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.center.profiles.filesystem.TestFileSystems;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands for cards with files, on a card that we did not write. */
class FilesOnViccIT {

    private static final Bytes NUMBER = Bytes.ofHex("00010203040506070809");
    private static final TimeLimits LIMITS =
            new TimeLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4));
    private static final FileSystemTerms TERMS = TestFileSystems.open();

    private final Vicc vicc = Vicc.start();

    @AfterEach
    void stop() {
        vicc.close();
    }

    @Test
    void takesEveryCommandAndAnswersWhatWasWritten() {
        FileSystemPlan plan = issue();

        List<ResponseApdu> answers = send(plan.commands());

        assertThat(plan.expected()).hasSize(5);
        plan.expected().forEach((place, bytes) -> assertThat(answers.get(place).data())
                .as(plan.commands().get(place).name())
                .isEqualTo(bytes));
        assertThat(answer("00A4000C023F00")).isEqualTo("9000");
        assertThat(answer("00A4010C025000")).isEqualTo("9000");
        assertThat(answer("00A4020C025001")).isEqualTo("9000");
        assertThat(answer("00B000000A")).isEqualTo(NUMBER.toHex() + "9000");
        assertThat(vicc.words()).isEqualTo("vicc.py: mended for commands without Le, and for late acknowledgements");
    }

    /** APDUs written by hand from the standard, none of ours. */
    @Test
    void holdsTheFilesWhereTheStandardHasThem() {
        send(issue().commands());

        assertThat(answer("00A4000C023F00")).isEqualTo("9000");
        assertThat(answer("00A4010C025000")).isEqualTo("9000");
        assertThat(answer("00A4020C025003")).isEqualTo("9000");
        assertThat(answer("00B0000009")).isEqualTo("001234567820311130" + "9000");
        assertThat(answer("00A4020C025004")).isEqualTo("9000");
        assertThat(answer("00B2010405"))
                .isEqualTo(Bytes.ofText("BOOKS", StandardCharsets.US_ASCII).toHex() + "9000");
    }

    @Test
    void isToldApartByItsAnswerToReset() {
        assertThat(vicc.atr().toHex()).isEqualTo("3B951381018073FF01000B");
    }

    @Test
    void removesWhatAnAttemptBeforeLeft() {
        assertThat(send(issue().commands()).get(1).statusWord()).hasToString("6A82");
        assertThat(send(issue().commands()).get(1).statusWord()).hasToString("9000");
    }

    private static FileSystemPlan issue() {
        return FileSystemScript.issue(TERMS, TestFileSystems.source(), NUMBER, LIMITS);
    }

    private String answer(String command) {
        return vicc.transmit(CommandApdu.parse(Bytes.ofHex(command))).encode().toHex();
    }

    private List<ResponseApdu> send(List<PlannedCommand> commands) {
        var answers = new ArrayList<ResponseApdu>();
        for (PlannedCommand command : commands) {
            ResponseApdu answer = vicc.transmit(command.plain());
            assertThat(command.success()).as(command.name()).contains(answer.statusWord());
            answers.add(answer);
        }
        return answers;
    }
}
