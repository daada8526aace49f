package dev.cardmint.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a card is sent, it answers, and goes on answering. */
class RandomCommandsTests {

    private static final int COMMANDS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersAnythingInTheClear(long seed) {
        var random = new SplittableRandom(seed);
        SimulatedCard card = CardDriver.blank();
        for (int i = 0; i < COMMANDS; i++) {
            assertAnswers(card.process(command(random)));
        }
        CardDriver.open(card::process, CardDriver.transport()).succeed("80CA9F7F00");
        assertThat(card.apdusReceived()).isEqualTo(COMMANDS + 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void answersAnythingInAChannel(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        SimulatedCard card = CardDriver.blank();
        HostChannel channel = null;
        for (int i = 0; i < COMMANDS && card.lifeCycle() != CardLifeCycle.TERMINATED; i++) {
            if (channel == null || random.nextInt(200) == 0) {
                channel = open(card);
            }
            assertAnswers(channel.transmit(inChannel(random)));
        }
        assertThat(card.process(CardDriver.command("80CA9F7F00")).statusWord().value())
                .isIn(0x9000, 0x6982);
    }

    private static HostChannel open(SimulatedCard card) throws NotAuthenticException {
        card.reset();
        return HostChannel.open(card::process, CardDriver.transport(), Bytes.ofHex("0001020304050607"));
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11, 12})
    void survivesDamagedIssueScripts(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 40; round++) {
            SimulatedCard card = CardDriver.blank();
            CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
            for (String command : CardDriver.issueScript()) {
                assertAnswers(driver.send(damaged(CardDriver.command(command), random)));
            }
            if (card.keyVersions().contains(0x30)) {
                CardDriver.open(card::process, CardDriver.transport()).succeed("80CA9F7F00");
            }
        }
    }

    @Test
    void answersEveryTruncationOfEveryCommandOfAnIssue() {
        for (String hex : CardDriver.issueScript()) {
            CommandApdu whole = CardDriver.command(hex);
            SimulatedCard card = CardDriver.blank();
            CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
            for (String before : before(hex)) {
                driver.succeed(before);
            }
            for (int size = 0; size < whole.data().size(); size++) {
                assertAnswers(driver.send(withData(whole, whole.data().slice(0, size))));
            }
        }
    }

    private static List<String> before(String command) {
        var before = new ArrayList<String>();
        for (String each : CardDriver.issueScript()) {
            if (each.equals(command)) {
                return before;
            }
            before.add(each);
        }
        throw new AssertionError("not in the script");
    }

    private static void assertAnswers(ResponseApdu answer) {
        assertThat(answer.statusWord().sw1()).isIn(0x61, 0x62, 0x63, 0x67, 0x68, 0x69, 0x6A, 0x6C, 0x6D, 0x6E, 0x90);
    }

    private static CommandApdu command(RandomGenerator random) {
        int[] classes = {0x00, 0x80, 0x84, 0x04, random.nextInt(256)};
        int[] instructions = {
            0xA4, 0xC0, 0x50, 0x82, 0xCA, 0xE6, 0xE4, 0xE2, 0xD8, 0xF2, 0xF0, 0xB2, 0xA8, random.nextInt(256)
        };
        return new CommandApdu(
                classes[random.nextInt(classes.length)],
                instructions[random.nextInt(instructions.length)],
                random.nextInt(256),
                random.nextInt(256),
                data(random),
                random.nextInt(2) * 256);
    }

    private static CommandApdu inChannel(RandomGenerator random) {
        int[] instructions = {0xCA, 0xE6, 0xE4, 0xE2, 0xD8, 0xF2, 0xF0, 0xFE};
        int[] parameters = {0x00, 0x02, 0x04, 0x08, 0x0C, 0x10, 0x20, 0x30, 0x40, 0x68, 0x80, 0x81, 0x88, 0xE8};
        return new CommandApdu(
                0x80,
                instructions[random.nextInt(instructions.length)],
                parameters[random.nextInt(parameters.length)],
                parameters[random.nextInt(parameters.length)],
                random.nextInt(4) == 0 ? known(random) : data(random),
                256);
    }

    /** The data of a sensible command, under another's header. */
    private static Bytes known(RandomGenerator random) {
        List<String> script = CardDriver.issueScript();
        Bytes data =
                CardDriver.command(script.get(random.nextInt(script.size()))).data();
        return data.size() > 230 ? data.slice(0, 230) : data;
    }

    private static Bytes data(RandomGenerator random) {
        byte[] data = new byte[random.nextInt(5) == 0 ? random.nextInt(231) : random.nextInt(20)];
        random.nextBytes(data);
        return Bytes.copyOf(data);
    }

    private static CommandApdu damaged(CommandApdu command, RandomGenerator random) {
        byte[] data = command.data().toByteArray();
        if (data.length == 0 || random.nextInt(3) > 0) {
            return command;
        }
        data[random.nextInt(data.length)] ^= (byte) (1 + random.nextInt(255));
        return withData(command, Bytes.copyOfRange(data, 0, data.length - random.nextInt(2)));
    }

    private static CommandApdu withData(CommandApdu command, Bytes data) {
        return new CommandApdu(command.cla(), command.ins(), command.p1(), command.p2(), data, command.ne());
    }
}
