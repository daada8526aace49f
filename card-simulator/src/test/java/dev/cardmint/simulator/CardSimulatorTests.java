package dev.cardmint.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.InsertedCard;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardSimulatorTests {

    private static final String KEYS = """
            {"name": "transport", "purpose": "DRILL", "keyVersion": "%s", "diversification": "KDF3",
             "keyBits": 128, "master": "404142434445464748494A4B4C4D4E4F"}
            """;
    private static final String PROFILE = """
            {"securityDomain": "A000000151000000", "lifeCycle": "OP_READY",
             "applications": [{"instance": "F0434152445041590100",
             "personalization": {"dgis": [{"dgi": "0101", "name": "Track", "content": [{"hex": "7000"}]}]}}]}
            """;

    @TempDir
    Path folder;

    private Path image;
    private Path keys;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        image = folder.resolve("a.card");
        keys = file("keys.json", KEYS.formatted("30"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        return new CardSimulator(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void makesABlankThatItsTransportKeysOpen() throws Exception {
        assertThat(run("blank", "--image", image.toString(), "--keys", keys.toString(), "--seed", "7"))
                .isZero();
        String first = output();
        assertThat(first).startsWith("{\"image\":").contains("\"cplc\":\"43AD");

        Path again = folder.resolve("b.card");
        run("blank", "--image", again.toString(), "--keys", keys.toString(), "--seed", "7");
        assertThat(output().replace("b.card", "a.card")).as("same seed").isEqualTo(first);
        run("blank", "--image", folder.resolve("c.card").toString(), "--keys", keys.toString());
        assertThat(output().replace("c.card", "a.card")).as("no seed").isNotEqualTo(first);

        try (SimulatedCard card = SimulatedCard.open(image);
                MasterKey master = MasterKey.parse(Files.readString(keys))) {
            CardDriver.open(new InsertedCard(card), master).succeed("80CA9F7F00");
        }
    }

    @Test
    void makesBlanksWithOtherOptions() {
        run(
                "blank",
                "--image",
                image.toString(),
                "--keys",
                keys.toString(),
                "--i",
                "60",
                "--authentication-limit",
                "1",
                "--security-domain",
                "A000000003000000");
        try (SimulatedCard card = SimulatedCard.open(image)) {
            assertThat(card.process(CardDriver.command("00A4040000")).data().toHex())
                    .contains("8408A000000003000000");
            var initializeUpdate = CardDriver.command("8050000008000102030405060700");
            assertThat(card.process(initializeUpdate).data().size()).isEqualTo(29);
            assertThat(card.process(initializeUpdate).statusWord()).hasToString("6983");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--profile blank-scp03-aes256, 0403, 71, 32, 8820, 43AD4D04",
        "--profile blank-scp02, 0402, 55, 20, 8010, 43AD4D05",
        "--profile blank-scp02 --i 75 --bare-errors, 0402, 75, 20, 8010, 43AD4D05",
        "--scp 02 --keys 404142434445464748494A4B4C4D4E4F --i 15 --kvn 11, 0402, 15, 11, 8010, 43AD4D01",
        "--keys 404142434445464748494A4B4C4D4E4F --also 02:55, 0403, 70, 01, 8810, 43AD4D01",
        "--profile blank-scp03 --product multi-application, 0403, 70, 30, 8810, 43AD4D06"
    })
    void makesBlanksOfEveryProtocol(String options, String protocol, String i, String kvn, String key, String chip) {
        assertThat(run(("blank --image " + image + " " + options).split(" ", -1)))
                .isZero();

        try (SimulatedCard card = SimulatedCard.open(image)) {
            assertThat(data(card, "80CA006600")).contains("06092A864886FC6B" + protocol + i);
            assertThat(data(card, "80CA00E000")).startsWith("E012C00401" + kvn + key);
            assertThat(card.cplc().toHex()).startsWith(chip);
        }
    }

    @Test
    void makesBlanksOfFilesAndTellsOfThem() {
        assertThat(run("blank", "--image", image.toString(), "--profile", "blank-files-keyed", "--memory", "1000"))
                .isZero();
        assertThat(output()).doesNotContain("kdd", "cplc");

        assertThat(run("info", "--image", image.toString())).isZero();

        assertThat(output()).matches("\\{\"apdusReceived\":0,\"memoryFree\":968}\\R");
    }

    private static String data(SimulatedCard card, String command) {
        return card.process(CardDriver.command(command)).data().toHex();
    }

    @ParameterizedTest
    @CsvSource({
        "--scp 01, --scp is 02 or 03",
        "--scp 02 --i 70, SCP02 is not here with i=70",
        "--scp 02 --keys 404142434445464748494A4B4C4D4E4F5051525354555657, '--keys: a triple DES key has 32 hexadecimal digits'",
        "--profile blank-files --kvn 31, --kvn is not for cards of files",
        "--profile blank-files-keyed --keys 404142434445464748494A4B4C4D4E4F, --keys is not for cards of files",
        "--also 55, '--also takes a protocol and its option i, as 03:70'",
        "--also 03:60, A card has one option of each protocol",
        "--profile blank-scp02 --scp 03 --i 70, Keys of DES3 are not for SCP03"
    })
    void saysWhichProtocolCannotBe(String options, String message) {
        assertThat(run(("blank --image " + image + " " + options).split(" ", -1)))
                .isEqualTo(2);
        assertThat(error()).contains(message);
        assertThat(image).doesNotExist();
    }

    @Test
    void tellsOfAnImageWithoutSecrets() {
        run("blank", "--image", image.toString(), "--keys", keys.toString());

        assertThat(run("info", "--image", image.toString())).isZero();
        assertThat(output())
                .matches("\\{\"kdd\":\"[0-9A-F]{20}\",\"lifeCycle\":\"OP_READY\",\"keyVersions\":\\[\"30\"],"
                        + "\"apdusReceived\":0,\"failedAuthentications\":0,\"unfinishedAuthentications\":0,"
                        + "\"applications\":\\[],"
                        + "\"loadFiles\":\\[\\{(\"aid\":\"F043415244504159\",?|\"version\":\"1.0\",?){2}}],"
                        + "\"memoryFree\":81920}\\R");
    }

    @Test
    void readsACardBackAndSaysWhetherItIsIdentical() throws Exception {
        run("blank", "--image", image.toString(), "--keys", keys.toString());
        Path profile = file("profile.json", PROFILE);
        Path request = file("request.json", "{\"values\": {}}");

        assertThat(run(
                        "read",
                        "--image",
                        image.toString(),
                        "--keys",
                        keys.toString(),
                        "--profile",
                        profile.toString(),
                        "--sample",
                        request.toString()))
                .isEqualTo(1);

        List<String> lines = output().lines().toList();
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("{\"readBack\":\"DIFFERENT\",\"objects\":0,\"bytes\":0,"
                        + "\"different\":[\"Track\",\"Life cycle of the application\"],\"unreadable\":[],"
                        + "\"sha256\":\"E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855\","
                        + "\"issuerKeysProved\":true,\"lifeCycle\":\"OP_READY\"}");
    }

    @Test
    void saysWhyACardCannotBeRead() throws Exception {
        run("blank", "--image", image.toString(), "--keys", keys.toString());
        Path others = file("others.json", KEYS.formatted("30").replace("4041", "4042"));
        Path profile = file("profile.json", PROFILE);
        Path request = file("request.json", "{\"values\": {}}");

        assertThat(run(
                        "read",
                        "--image",
                        image.toString(),
                        "--keys",
                        others.toString(),
                        "--profile",
                        profile.toString(),
                        "--sample",
                        request.toString()))
                .isEqualTo(2);
        assertThat(error()).isEqualToNormalizingNewlines("card-simulator: The card does not prove these keys\n");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(output()).contains("blank --image", "read (--image", "tear-before=N", "flip-object=DGI:OFFSET");
        assertThat(run()).isEqualTo(2);
        assertThat(run("blank", "--help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "burn",
                "blank",
                "blank --image",
                "blank image",
                "blank --image DIR/a.card --image DIR/a.card",
                "blank --image DIR/a.card --keys DIR/none.json",
                "blank --image DIR/a.card --keys DIR/bad.json",
                "blank --image DIR/a.card --keys DIR/keys.json --seed x",
                "blank --image DIR/a.card --keys DIR/keys.json --i 55",
                "blank --image DIR/a.card --keys DIR/keys.json --authentication-limit -1",
                "blank --image DIR/a.card --keys DIR/keys.json --colour red",
                "blank --image DIR/a.card --keys DIR/keys.json --security-domain A0",
                "blank --image DIR/none/a.card --keys DIR/keys.json",
                "readers",
                "readers --folder DIR/readers --port x",
                "readers --folder DIR/readers --port 65535",
                "info",
                "info --image DIR/none.card",
                "info --image DIR/keys.json",
                "read --keys DIR/keys.json",
                "read --keys DIR/keys.json --profile DIR/profile.json --sample DIR/request.json",
                "read --image DIR/a.card --reader r --keys DIR/keys.json --profile DIR/profile.json --sample DIR/request.json",
                "read --image DIR/a.card --keys DIR/keys.json --profile DIR/bad.json --sample DIR/request.json"
            })
    void refusesInOneLine(String line) throws Exception {
        file("bad.json", "4041424344");
        file("profile.json", PROFILE);
        file("request.json", "{\"values\": {}}");

        assertThat(run(line.replace("DIR", folder.toString()).split(" ", -1))).isEqualTo(2);

        assertThat(error()).startsWith("card-simulator: ").hasLineCount(1).doesNotContain("40414243");
        assertThat(output()).isEmpty();
        assertThat(image).doesNotExist();
    }
}
