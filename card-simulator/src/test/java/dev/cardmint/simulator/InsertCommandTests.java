package dev.cardmint.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.LabTransportMaster;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.vpcd.VirtualReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InsertCommandTests {

    private static final String INITIALIZE_UPDATE = "8050000008000102030405060700";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ExecutorService programs = Executors.newCachedThreadPool();
    private Future<Integer> program = CompletableFuture.completedFuture(0);
    private VirtualReader reader;

    @BeforeEach
    void listen() throws IOException {
        reader = new VirtualReader();
    }

    @AfterEach
    void end() throws IOException {
        programs.shutdownNow();
        reader.close();
    }

    private ResponseApdu transmit(CommandApdu command) {
        try {
            return ResponseApdu.parse(
                    Bytes.ofHex(reader.transmit(command.encode().toHex())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void insert(String... more) {
        var words = new ArrayList<>(
                List.of("--vpcd", "127.0.0.1:" + reader.address().getPort()));
        words.addAll(Arrays.asList(more));
        program = programs.submit(() -> run(words.toArray(String[]::new)));
    }

    private int run(String... words) {
        return new CardSimulator(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String initializeUpdate() throws IOException {
        reader.transmit("00A4040000");
        return reader.transmit(INITIALIZE_UPDATE);
    }

    @Test
    void insertsABlankWithTestKeysUnlessToldOtherwise() throws Exception {
        insert("--kdd", "00112233445566778899", "--seed", "5");
        assertThat(reader.look().toHex()).startsWith("3B");

        assertThat(initializeUpdate())
                .as("diversification data, key version 01, SCP03 with i=70")
                .startsWith("00112233445566778899010370");
        assertThat(reader.transmit("80CA00E000")).contains("C00401018810", "C00402018810", "C00403018810");
        assertThat(reader.transmit("80CA004200")).isEqualTo("42039999999000");
        assertThat(reader.transmit("80CA004500")).isEqualTo("450A001122334455667788999000");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "{\"reader\":\"127.0.0.1:%d\",\"atr\":\"3B8801434152444D494E5483\",\"kdd\":\"00112233445566778899\"}\n"
                                .formatted(reader.address().getPort()));
    }

    @Test
    void makesBlanksAsItsOptionsSay() throws Exception {
        insert("--kvn", "20", "--i", "60", "--keys", "00112233445566778899AABBCCDDEEFF".repeat(2));
        reader.look();

        assertThat(initializeUpdate()).matches("[0-9A-F]{20}200360[0-9A-F]{32}9000");
        assertThat(reader.transmit("80CA00E000")).contains("C00401208820");
    }

    @Test
    void makesTheDemosBlankWithKeysFromTheLabsMaster() throws Exception {
        insert("--profile", "blank-scp03", "--kdd", "00112233445566778899", "--i", "60");
        reader.look();
        String answer = initializeUpdate();
        assertThat(answer).startsWith("00112233445566778899300360");

        try (MasterKey master = LabTransportMaster.key();
                HostChannel channel = HostChannel.open(this::transmit, master, Bytes.ofHex("0102030405060708"))) {
            assertThat(channel.transmit(new CommandApdu(0x80, 0xCA, 0x00, 0xE0, Bytes.EMPTY, 256))
                            .statusWord()
                            .succeeded())
                    .isTrue();
        }
    }

    @Test
    void makesBlanksWithTraitsOfTheirOwn() throws Exception {
        insert("--i", "71", "--protocol", "T=0", "--channels", "1", "--memory", "4096", "--put-key-ends-channel");
        assertThat(reader.look().toHex())
                .as("no protocol is named, no TCK")
                .startsWith("3B08")
                .hasSize(20);

        reader.transmit("00A4040000");
        assertThat(reader.transmit("0070000001")).as("MANAGE CHANNEL").doesNotEndWith("9000");
        assertThat(reader.transmit("8050000010000102030405060708090A0B0C0D0E0F"))
                .as("a challenge of S16")
                .startsWith("61");
    }

    @Test
    void makesBlanksThatGuardThemselves() throws Exception {
        insert("--authentication-limit", "1", "--counted", "failed", "--at-limit", "refuses", "--short-only");
        reader.look();
        initializeUpdate();

        assertThat(initializeUpdate()).as("unfinished ones do not count").endsWith("9000");
        assertThat(reader.transmit("8482010010" + "00".repeat(16))).isEqualTo("6300");
        assertThat(initializeUpdate()).isEqualTo("6983");
        assertThat(reader.transmit("00A4040000000500000000000000"))
                .as("extended")
                .isEqualTo("6700");
    }

    @Test
    void provesTheKeysThatItWasGiven() throws Exception {
        insert(
                "--profile",
                "blank-scp03",
                "--keys",
                "404142434445464748494A4B4C4D4E4F,404142434445464748494A4B4C4D4E4F,"
                        + "505152535455565758595A5B5C5D5E5F");
        reader.look();

        assertThat(reader.transmit("80CA00E000"))
                .as("three keys of their own")
                .contains("C00401018810", "C00403018810");
        assertThat(initializeUpdate()).endsWith("9000");
    }

    @Test
    void keepsItsStateInAnImageBetweenRuns() throws Exception {
        String image = folder.resolve("a.card").toString();
        insert("--image", image, "--kvn", "22", "--tear-after", "2");
        reader.look();
        reader.transmit("00A4040000");
        reader.send(Bytes.ofHex("80CA9F7F00"));
        assertThat(program.get()).as("torn").isEqualTo(1);
        assertThat(error()).contains("left the reader after 2 commands").hasLineCount(1);

        insert("--image", image);
        reader.look();

        assertThat(initializeUpdate()).matches("[0-9A-F]{20}220370.*9000");
        reader.close();
        programs.shutdownNow();
        assertThat(programs.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        try (SimulatedCard card = SimulatedCard.open(Path.of(image))) {
            assertThat(card.apdusReceived()).isEqualTo(4);
        }
    }

    @Test
    void takesTimeWhenItsOptionsSaySo() throws Exception {
        insert("--latency", "command=1us,A4=2us");
        reader.look();
        assertThat(reader.transmit("00A4040000")).endsWith("9000");
    }

    @Test
    void goesWrongAsItsOptionsSay() throws Exception {
        insert("--status", "2:6A84", "--flip-cryptogram", "--seed", "1", "--kdd", "00112233445566778899");
        reader.look();
        reader.transmit("00A4040000");
        assertThat(reader.transmit("80CA9F7F00")).isEqualTo("6A84");
        String flipped = reader.transmit(INITIALIZE_UPDATE);
        reader.close();

        reader = new VirtualReader();
        insert("--seed", "1", "--kdd", "00112233445566778899");
        reader.look();
        String plain = initializeUpdate();

        assertThat(flipped).hasSameSizeAs(plain).isNotEqualTo(plain).startsWith(plain.substring(0, 42));
    }

    @Test
    void saysThatTheReaderIsGoneAndBack() throws Exception {
        int port = reader.address().getPort();
        insert();
        reader.look();
        reader.close();
        reader = VirtualReader.at(port);
        reader.look();
        reader.transmit("00A4040000");

        assertThat(error()).isEqualToNormalizingNewlines("""
                        card-simulator: the reader at 127.0.0.1:%1$d is gone, the card waits for it
                        card-simulator: the reader at 127.0.0.1:%1$d is back
                        """.formatted(port));
        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(1);
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        String port = String.valueOf(reader.address().getPort());
        reader.close();

        assertThat(run("--vpcd", ":" + port)).isEqualTo(2);

        assertThat(error())
                .isEqualToNormalizingNewlines("card-simulator: no virtual reader at localhost:" + port
                        + ": is pcscd running with vsmartcard-vpcd?\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--image DIR/a.card",
                "--vpcd localhost:x",
                "--vpcd localhost:70000",
                "--vpcd no.such.host.invalid:1",
                "--vpcd HERE --profile blank-scp01",
                "--vpcd HERE --keys 4041",
                "--vpcd HERE --keys 404142434445464748494A4B4C4D4E4F,404142434445464748494A4B4C4D4E4F",
                "--vpcd HERE --keys DIR/none.json",
                "--vpcd HERE --keys DIR/bad.json",
                "--vpcd HERE --kvn 80",
                "--vpcd HERE --kvn x",
                "--vpcd HERE --i 55",
                "--vpcd HERE --kdd 00",
                "--vpcd HERE --kdd xy",
                "--vpcd HERE --seed x",
                "--vpcd HERE --protocol T=2",
                "--vpcd HERE --channels 5",
                "--vpcd HERE --counted all",
                "--vpcd HERE --at-limit explode",
                "--vpcd HERE --memory x",
                "--vpcd HERE --tear-before 0",
                "--vpcd HERE --status 6A84",
                "--vpcd HERE --latency fast",
                "--vpcd HERE --flip-object 0101",
                "--vpcd HERE --image DIR/bad.json",
                "--vpcd HERE --colour red"
            })
    void refusesInOneLine(String line) throws Exception {
        Files.writeString(folder.resolve("bad.json"), "{\"master\": \"40414243\"}");
        String words = line.replace("DIR", folder.toString())
                .replace("HERE", "127.0.0.1:" + reader.address().getPort());

        assertThat(run(words.split(" ", -1))).isEqualTo(2);

        assertThat(error()).startsWith("card-simulator: ").hasLineCount(1).doesNotContain("40414243");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
