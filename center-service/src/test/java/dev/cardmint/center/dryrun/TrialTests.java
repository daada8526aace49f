package dev.cardmint.center.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.dryrun.DryRun.Command;
import dev.cardmint.center.dryrun.DryRun.EncodedValue;
import dev.cardmint.center.dryrun.Trial.Surroundings;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.keys.TestVaults;
import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.operators.Operator;
import dev.cardmint.center.operators.Role;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.ProfileDocument;
import dev.cardmint.center.profiles.TestProfiles;
import dev.cardmint.center.terminals.Terminal;
import dev.cardmint.center.terminals.TerminalKind;
import dev.cardmint.center.terminals.TerminalState;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way of a profile, on a card that shares no secure-channel code with the center, without a database. */
class TrialTests {

    private static final Caller OFFICER = new Caller(
            new Terminal(
                    "office-1", TerminalKind.OFFICE, "main", true, Bytes.copyOf(new byte[32]), TerminalState.ACTIVE),
            new Operator("officer-1", "An officer", Role.SECURITY_OFFICER, "main"));

    private static final List<String> LOAD_FILES = List.of("purse", "loyalty");

    private static CapFile loadFile(Bytes digest) {
        return LOAD_FILES.stream()
                .map(TrialTests::resource)
                .filter(file -> sha256(file).equals(digest))
                .findFirst()
                .map(CapFile::parse)
                .orElseThrow();
    }

    private static Bytes sha256(Bytes file) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(file.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes resource(String name) {
        try (InputStream in = TrialTests.class.getResourceAsStream("/load-files/%s.cap".formatted(name))) {
            return Bytes.copyOf(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DryRun tried(String document, @Nullable String transportKeys) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        CardTypeProfile profile = ProfileDocument.parse(bytes);
        List<CardTypeProfile> active = Stream.of("identity", "payment-aes256")
                .map(name -> ProfileDocument.parse(TestProfiles.document(name).getBytes(StandardCharsets.UTF_8)))
                .toList();
        var surroundings =
                new Surroundings(OFFICER, Purpose.DRILL, TestVaults.inMemory(), active, TrialTests::loadFile);
        Map<String, String> values = SampleValues.fillUp(profile, Map.of());
        return new Trial(surroundings, profile, bytes)
                .run(values, profile.photo() == null ? null : SampleValues.photo(), transportKeys);
    }

    private static DryRun tried(String document) {
        return tried(document, null);
    }

    private static String payment(String from, String to) {
        assertThat(TestProfiles.document()).contains(from);
        return TestProfiles.document().replace(from, to);
    }

    private static Stream<Command> commands(DryRun run) {
        return run.parts().stream().flatMap(part -> part.commands().stream());
    }

    private static Command command(DryRun run, String purpose) {
        return commands(run)
                .filter(command -> command.purpose().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "payment,transport,PROVED",
        "payment,factory,PROVED",
        "identity,transport,PROVED",
        "identity,factory,PROVED",
        "payment-aes256,transport-256,PROVED",
        "payment-legacy,transport-des,RECEIVED",
        "multi-application,transport,PROVED",
        "files,none,COMPARED",
        "files-keyed,none,COMPARED"
    })
    void passesEveryShippedProfile(String name, String transportKeys, Proof proof) {
        DryRun run = tried(TestProfiles.document(name), transportKeys);

        assertThat(run.problem()).isNull();
        assertThat(run.passed()).isTrue();
        assertThat(run.conclusion().proof()).isEqualTo(proof);
        assertThat(run.conclusion().result())
                .isEqualTo(proof == Proof.COMPARED ? Outcome.Result.ISSUED_UNPROVED : Outcome.Result.ISSUED);
        assertThat(run.conclusion().roundTripsTaken())
                .isEqualTo(run.conclusion().roundTripsPredicted());
        assertThat(run.recognized().as()).containsExactly(name + " version 1");
        assertThat(run.notes()).isEmpty();
        assertThat(commands(run)).hasSize(run.conclusion().commands()).isNotEmpty();
    }

    @Test
    void showsCommandsBeforeAndAfterTheyAreWrapped() {
        DryRun run = tried(TestProfiles.document());

        Command install = command(run, "INSTALL [for install and make selectable]");
        assertThat(install.plain()).startsWith("80E60C00");
        assertThat(install.sent()).startsWith("84E60C00").isNotEqualTo(install.plain());
        assertThat(install.verdict()).isEqualTo("PROVED");
        assertThat(install.answer()).isEqualTo("009000");
        assertThat(install.place()).isEqualTo("applications[0].instance");
        assertThat(TestProfiles.document().lines().toList().get(install.line() - 1))
                .contains("\"instance\"");
    }

    @Test
    void namesTheGroupingThatABlockBeginsIn() {
        assertThat(commands(tried(TestProfiles.document()))
                        .filter(command -> command.purpose().startsWith("STORE DATA"))
                        .map(Command::place))
                .containsExactly(
                        "applications[0].personalization.dgis[0]",
                        "applications[0].personalization.dgis[2]",
                        "applications[0].personalization.dgis[3]",
                        "applications[0].personalization.dgis[4]");
        assertThat(commands(tried(TestProfiles.document("multi-application")))
                        .filter(command -> command.purpose().startsWith("STORE DATA"))
                        .map(Command::place))
                .endsWith("applications[1].personalization.dgis[0]");
    }

    @Test
    void namesTheFileThatACommandIsFor() {
        assertThat(commands(tried(TestProfiles.document("files-keyed")))
                        .filter(command -> command.purpose().startsWith("UPDATE"))
                        .map(Command::place)
                        .distinct())
                .containsExactly(
                        "fileSystem.chipNumber",
                        "fileSystem.files[0].files[0]",
                        "fileSystem.files[0].files[1]",
                        "fileSystem.files[0].files[2]");
    }

    @Test
    void showsNoKeyAndNoSecret() {
        DryRun run = tried(TestProfiles.document());

        assertThat(command(run, "PUT KEY").plain())
                .matches("80D83081 \\[version 31, keys not shown, check values [0-9A-F]{6} [0-9A-F]{6} [0-9A-F]{6}]");
        assertThat(commands(run).map(Command::plain))
                .filteredOn(plain -> plain != null && plain.startsWith("80E268"))
                .isNotEmpty()
                .allMatch(plain -> plain.endsWith("bytes of a secret, not shown]"));
        assertThat(run.values())
                .filteredOn(value -> value.encoding().equals("generated"))
                .isNotEmpty()
                .allMatch(value -> value.encoded() == null);
    }

    @Test
    void tellsWhatBecameOfAValue() {
        DryRun run = tried(TestProfiles.document());

        assertThat(run.values())
                .contains(new EncodedValue(
                        "F0434152445041590100 DGI 0201 70/5A",
                        "digits",
                        List.of("pan = 9999991048572014"),
                        "9999991048572014"));
    }

    @Test
    void namesTheLineOfAnApplicationThatIsNotOnTheCard() {
        DryRun run = tried(payment("\"module\": \"F04341524450415901\"", "\"module\": \"F04341524450415902\""));

        assertThat(run.passed()).isFalse();
        DryRun.Problem problem = Objects.requireNonNull(run.problem());
        assertThat(problem.command()).isEqualTo("INSTALL [for install and make selectable]");
        assertThat(problem.answered()).isEqualTo("6A88");
        assertThat(problem.place()).isEqualTo("applications[0].instance");
        assertThat(problem.meaning()).contains("a module");
        assertThat(run.conclusion().result()).isEqualTo(Outcome.Result.IN_DOUBT);
    }

    @Test
    void namesTheLineOfAGroupingThatTheApplicationDoesNotTake() {
        DryRun run = tried(payment("\"dgi\": \"0102\"", "\"dgi\": \"7F02\""));

        assertThat(run.passed()).isFalse();
        DryRun.Problem problem = Objects.requireNonNull(run.problem());
        assertThat(problem.command()).startsWith("STORE DATA");
        assertThat(problem.place()).startsWith("applications[0].personalization.dgis[");
        assertThat(problem.answered()).isEqualTo("6A88");
    }

    @Test
    void refusesAKeyVersionThatTheVaultsSetDoesNotHave() {
        DryRun run = tried(payment("\"keyVersion\": \"30\"", "\"keyVersion\": \"3A\""));

        assertThat(run.passed()).isFalse();
        DryRun.Problem problem = Objects.requireNonNull(run.problem());
        assertThat(problem.place()).isEqualTo("transportKeys[0].keyVersion");
        assertThat(problem.message()).contains("Key set transport is of another version");
        assertThat(run.parts()).isEmpty();
    }

    @Test
    void saysWhichKeySetsTheVaultDoesNotHave() {
        DryRun run = tried(TestProfiles.document()
                .replace("\"set\": \"transport\"", "\"set\": \"made-elsewhere\"")
                .replace("\"keyVersion\": \"30\"", "\"keyVersion\": \"22\""));

        assertThat(run.problem()).isNull();
        assertThat(run.notes()).singleElement().asString().contains("made-elsewhere");
    }

    @Test
    void findsACardTypeThatTakesTheCardsOfAnother() {
        DryRun run = tried(payment("9F7F2A43AD4D01", "9F7F2A43AD4D02"));

        assertThat(run.passed()).isFalse();
        assertThat(Objects.requireNonNull(run.problem()).place()).isEqualTo("recognition");
        assertThat(run.recognized().as()).containsExactly("payment version 1", "identity version 1");
    }

    @Test
    void findsARuleThatItsOwnCardsDoNotMeet() {
        DryRun run = tried(payment("06092A864886FC6B0403", "06092A864886FC6B0402"));

        assertThat(run.passed()).isFalse();
        assertThat(Objects.requireNonNull(run.problem()).place()).isEqualTo("recognition[0]");
    }

    @Test
    void makesUpWhatOnlyAMakersCardAnswersToSelect() {
        DryRun run = tried(payment(
                "\"recognition\": [",
                "\"recognition\": [{\"readout\": \"select\", \"contains\": \"C0FFEE\"},"
                        + " {\"readout\": \"select\", \"startsWith\": \"6F10\"},"));

        assertThat(run.problem()).isNull();
        assertThat(run.recognized().readouts().get(0).answer()).isEqualTo("6F10C0FFEE9000");
    }

    @Test
    void issuesToAnySecurityDomain() {
        DryRun run = tried(payment("\"A000000151000000\"", "\"A000000003000000\""));

        assertThat(run.problem()).isNull();
        assertThat(command(run, "SELECT").plain()).isEqualTo("00A4040008A00000000300000000");
    }

    @Test
    void listsEverythingForPeople() {
        String listing = DryRunText.of(tried(TestProfiles.document("payment-legacy")));

        assertThat(listing)
                .startsWith("payment-legacy, version 1: passed\n")
                .contains("\nchannel      SCP02 S8, i 55, level 03\n")
                .contains("\n  PUT KEY ")
                .contains("\nsecure channel 2, on A000000151000000, level 03\n");
    }
}
