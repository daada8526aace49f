package dev.cardmint.center.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.center.personalization.files.ExternalAuthenticate;
import dev.cardmint.center.personalization.files.GetChallenge;
import dev.cardmint.center.personalization.files.InternalAuthenticate;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.TimeLimits;
import dev.cardmint.center.profiles.filesystem.FileRetirement;
import dev.cardmint.center.profiles.filesystem.TestFileSystems;
import dev.cardmint.center.securechannel.aes.AesCmac;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.BlankFileCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.LabAccessKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileSystemScriptTests {

    private static final Bytes NUMBER = Bytes.ofHex("00010203040506070809");
    private static final Bytes OTHER_NUMBER = Bytes.ofHex("99010203040506070809");
    private static final TimeLimits LIMITS =
            new TimeLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4));
    private static final FileSystemTerms OPEN = TestFileSystems.open();
    private static final FileSystemTerms KEYED = TestFileSystems.keyed();

    @Test
    void writesTheChipsNumberBeforeAllElse() {
        FileSystemPlan plan = issue(OPEN, NUMBER);

        assertThat(plan.commands())
                .extracting(PlannedCommand::name)
                .startsWith(
                        "SELECT 3F00",
                        "DELETE FILE 5000",
                        "SELECT 3F00",
                        "CREATE FILE 5000",
                        "SELECT 5000",
                        "SELECT 5000",
                        "CREATE FILE 5000/5001",
                        "SELECT 5000/5001",
                        "UPDATE BINARY 5000/5001 from 0",
                        "SELECT 5000",
                        "CREATE FILE 5000/5002")
                .endsWith("SELECT 5000/5004", "READ RECORD 5000/5004 no. 1", "READ RECORD 5000/5004 no. 2");
        assertThat(plan.commands().get(8).plain().data()).isEqualTo(NUMBER);
    }

    @Test
    void issuesACardAndReadsBackWhatItWrote() {
        try (SimulatedCard card = BlankFileCard.withoutKey().seed(1).create()) {
            FileSystemPlan plan = issue(OPEN, NUMBER);

            assertAnswers(plan, send(card, plan.commands()));
            assertThat(answer(card, "00A4080C0450005001")).isEqualTo("9000");
            assertThat(answer(card, "00B000000A")).isEqualTo(NUMBER.toHex() + "9000");
        }
    }

    @Test
    void startsOverWhateverIsThere() {
        try (SimulatedCard card = BlankFileCard.withoutKey().seed(1).create()) {
            List<PlannedCommand> first = issue(OPEN, NUMBER).commands();
            for (int sent : List.of(0, 4, 7, 10, first.size())) {
                send(card, first.subList(0, sent));

                FileSystemPlan plan = issue(OPEN, OTHER_NUMBER);
                assertAnswers(plan, send(card, plan.commands()));
            }
        }
    }

    @Test
    void issuesACardWithAnAccessKeyWhenBothHaveProvedIt() {
        try (SimulatedCard card = keyed()) {
            Bytes challenge = Bytes.ofHex("0011223344556677");

            ResponseApdu proof = card.process(new InternalAuthenticate(1, challenge).toCommand());
            ResponseApdu asked = card.process(new GetChallenge().toCommand());
            FileSystemPlan plan = issue(KEYED, NUMBER)
                    .after(List.of(
                            answering(GetChallenge.Response.parse(asked.data()).challenge())));

            assertAnswers(plan, send(card, plan.commands()));
            assertThat(InternalAuthenticate.Response.parse(proof.data()).cryptogram())
                    .isEqualTo(cmac(challenge));
        }
    }

    @Test
    void isRefusedByACardWhoseAccessKeyWasNotProved() {
        try (SimulatedCard card = keyed()) {
            List<PlannedCommand> commands = issue(KEYED, NUMBER).commands();

            card.process(commands.get(0).plain());
            assertThat(card.process(commands.get(3).plain()).statusWord()).hasToString("6982");
        }
    }

    @Test
    void cutsLongFilesIntoBlocks() {
        var small = new FileSystemTerms(
                null, OPEN.files(), OPEN.chipNumber(), OPEN.writeRecordsWith(), OPEN.selectReturns(), false, null, 16);
        FileSystemPlan plan = issue(small, NUMBER);

        assertThat(plan.commands())
                .extracting(PlannedCommand::name)
                .contains("UPDATE BINARY 5000/5002 from 16", "READ BINARY 5000/5002 from 64");
        try (SimulatedCard card = BlankFileCard.withoutKey().seed(1).create()) {
            assertAnswers(plan, send(card, plan.commands()));
        }
    }

    @Test
    void overwritesAllButTheChipsNumberAndReadsItBack() {
        try (SimulatedCard card = keyed()) {
            FileSystemTerms terms = retiring(FileRetirement.OVERWRITE);
            send(card, authenticated(card, issue(terms, NUMBER)).commands());
            assertThat(answer(card, "00A4080C0450005003") + answer(card, "00B0000004"))
                    .endsWith("001234569000");

            FileSystemPlan plan = authenticated(card, FileSystemScript.retire(terms, TestFileSystems.source(), LIMITS));

            assertAnswers(plan, send(card, plan.commands()));
            assertThat(plan.expected().values()).allMatch(bytes -> bytes.toHex().matches("(00)+"));
            assertThat(answer(card, "00A4080C0450005003") + answer(card, "00B0000020"))
                    .endsWith("00".repeat(32) + "9000");
            assertThat(answer(card, "00A4080C0450005001") + answer(card, "00B000000A"))
                    .endsWith(NUMBER.toHex() + "9000");
        }
    }

    @Test
    void terminatesTheUseOfACardLast() {
        try (SimulatedCard card = keyed()) {
            FileSystemTerms terms = retiring(FileRetirement.OVERWRITE_AND_TERMINATE);
            send(card, authenticated(card, issue(terms, NUMBER)).commands());

            FileSystemPlan plan = authenticated(card, FileSystemScript.retire(terms, TestFileSystems.source(), LIMITS));

            assertAnswers(plan, send(card, plan.commands()));
            assertThat(plan.commands()).last().extracting(PlannedCommand::name).isEqualTo("TERMINATE CARD USAGE");
            assertThat(card.lifeCycle()).hasToString("TERMINATED");
        }
    }

    private static FileSystemPlan authenticated(SimulatedCard card, FileSystemPlan plan) {
        ResponseApdu asked = card.process(new GetChallenge().toCommand());
        return plan.after(
                List.of(answering(GetChallenge.Response.parse(asked.data()).challenge())));
    }

    @Test
    void endsNoLifeWhereTheCardTypeDoesNotSayHow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FileSystemScript.retire(OPEN, TestFileSystems.source(), LIMITS));
    }

    private static FileSystemTerms retiring(FileRetirement retirement) {
        return new FileSystemTerms(
                KEYED.accessKey(),
                KEYED.files(),
                KEYED.chipNumber(),
                KEYED.writeRecordsWith(),
                KEYED.selectReturns(),
                true,
                retirement,
                20);
    }

    @Test
    void givesCommandsThatWriteTheTimeOfTheirKind() {
        assertThat(issue(OPEN, NUMBER).commands()).allSatisfy(command -> assertThat(command.timeLimit())
                .isEqualTo(
                        command.name().matches("(CREATE|DELETE).*")
                                ? LIMITS.install()
                                : command.name().matches("(UPDATE|APPEND).*")
                                        ? LIMITS.storeData()
                                        : LIMITS.standard()));
    }

    @Test
    void refusesANumberOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> issue(OPEN, Bytes.of(1)));
    }

    private static FileSystemPlan issue(FileSystemTerms terms, Bytes number) {
        return FileSystemScript.issue(terms, TestFileSystems.source(), number, LIMITS);
    }

    private static SimulatedCard keyed() {
        return BlankFileCard.withKey(1, LabAccessKey.key()).seed(1).create();
    }

    private static PlannedCommand answering(Bytes challenge) {
        return new PlannedCommand(
                "EXTERNAL AUTHENTICATE", new ExternalAuthenticate(1, cmac(challenge)).toCommand(), LIMITS.standard());
    }

    private static String answer(SimulatedCard card, String command) {
        return card.process(CommandApdu.parse(Bytes.ofHex(command))).encode().toHex();
    }

    private static Bytes cmac(Bytes message) {
        try (var cmac = new AesCmac(LabAccessKey.VALUE.toByteArray())) {
            return Bytes.copyOf(cmac.mac(message.toByteArray()));
        }
    }

    private static List<ResponseApdu> send(SimulatedCard card, List<PlannedCommand> commands) {
        var answers = new ArrayList<ResponseApdu>();
        for (PlannedCommand command : commands) {
            ResponseApdu answer = card.process(command.plain());
            assertThat(command.success()).as(command.name()).contains(answer.statusWord());
            answers.add(answer);
        }
        return answers;
    }

    private static void assertAnswers(FileSystemPlan plan, List<ResponseApdu> answers) {
        assertThat(plan.expected()).hasSizeGreaterThan(4);
        plan.expected().forEach((place, bytes) -> assertThat(answers.get(place).data())
                .as(plan.commands().get(place).name())
                .isEqualTo(bytes));
    }
}
