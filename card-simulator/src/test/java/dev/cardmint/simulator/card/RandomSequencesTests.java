package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.KDD;
import static dev.cardmint.simulator.card.CardDriver.command;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.reading.WholeAnswers;
import dev.cardmint.simulator.securechannel.HostChannel;
import dev.cardmint.simulator.securechannel.MasterKey;
import dev.cardmint.simulator.securechannel.NotAuthenticException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand sequences of commands, each from one reset or tear to the next, on cards of every kind. */
class RandomSequencesTests {

    private static final int CARDS = 100;
    private static final int SEQUENCES = 25;
    private static final List<Integer> OPTIONS =
            List.of(0x00, 0x01, 0x10, 0x11, 0x20, 0x21, 0x30, 0x31, 0x60, 0x61, 0x70, 0x71);

    private RandomGenerator random = RandomGenerator.getDefault();
    private RandomScripts scripts = new RandomScripts(random);
    private WatchedCard card = new WatchedCard(BlankCard.with(CardDriver.transport()));
    private int option;
    private int succeeded;
    private int refused;
    private final Set<CardLifeCycle> seen = EnumSet.noneOf(CardLifeCycle.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsItsRulesWhateverItIsSent(long seed) {
        random = new SplittableRandom(seed);
        scripts = new RandomScripts(random);
        for (int i = 0; i < CARDS; i++) {
            card = new WatchedCard(randomBlank());
            for (int sequence = 0; sequence < SEQUENCES; sequence++) {
                run();
                card.reopen();
                assertAnswers();
                seen.add(card.lifeCycle());
            }
            card.assertThatMemoryIsFreedWithContent();
        }
        assertThat(seen).containsExactly(CardLifeCycle.values());
        assertThat(succeeded).as("commands that did something").isGreaterThan(3_000);
        assertThat(refused).as("commands that were refused").isGreaterThan(3_000);
    }

    private BlankCard randomBlank() {
        option = OPTIONS.get(random.nextInt(OPTIONS.size()));
        return BlankCard.with(CardDriver.transport())
                .kdd(KDD)
                .seed(random.nextLong())
                .option(option)
                .protocol(random.nextBoolean() ? Protocol.T0 : Protocol.T1)
                .logicalChannels(1 + random.nextInt(4))
                .extendedLength(random.nextBoolean())
                .survivesOwnPutKey(random.nextBoolean())
                .memory(random.nextInt(4) == 0 ? 1_500 : 20_000);
    }

    private void run() {
        card.insert(random.nextInt(6) == 0 ? tear() : Faults.NONE);
        try {
            for (int left = random.nextInt(6); left > 0; left--) {
                count(card.transmit(scripts.plain()));
            }
            speakSecurely(random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0);
        } catch (CardUnreachableException e) {
            assertThat(card.present()).isFalse();
        }
    }

    private Faults tear() {
        int number = 1 + random.nextInt(14);
        return random.nextBoolean() ? Faults.NONE.tearBefore(number) : Faults.NONE.tearAfter(number);
    }

    private void speakSecurely(int number) {
        var host = new WholeAnswers(onChannel(number));
        if (number > 0) {
            host.transmit(command("0070000001"));
        }
        host.transmit(command(random.nextInt(8) == 0 ? "00A4040007F043415244504100" : "00A4040008A00000015100000000"));
        Bytes challenge = Bytes.copyOf(new byte[(option & 1) == 0 ? 8 : 16]);
        try (HostChannel channel = HostChannel.open(host, master(), challenge)) {
            for (CommandApdu each : scripts.script()) {
                count(channel.transmit(each));
                if (random.nextInt(60) == 0) {
                    count(card.transmit(scripts.plain()));
                }
            }
        } catch (NotAuthenticException e) {
            // Another's keys, a terminated card, or a channel that a command in the clear has ended.
            refused++;
        }
    }

    private MasterKey master() {
        return switch (random.nextInt(8)) {
            case 0 -> CardDriver.issuer();
            case 1 -> RandomScripts.THIRD;
            default -> card.hasKeys(0x30) ? CardDriver.transport() : CardDriver.issuer();
        };
    }

    private ApduChannel onChannel(int number) {
        return command -> card.transmit(new CommandApdu(
                        command.cla() | number, command.ins(), command.p1(), command.p2(), command.data(), command.ne())
                .encode());
    }

    private void count(ResponseApdu answer) {
        if (answer.statusWord().succeeded()) {
            succeeded++;
        } else {
            refused++;
        }
    }

    /** The card is still there, for everybody. */
    private void assertAnswers() {
        card.insert(Faults.NONE);
        var host = new WholeAnswers(onChannel(0));
        StatusWord selected =
                host.transmit(command("00A4040008A00000015100000000")).statusWord();
        ResponseApdu production = host.transmit(command("80CA9F7F00"));

        assertThat(selected.value())
                .isEqualTo(
                        switch (card.lifeCycle()) {
                            case TERMINATED -> 0x6985;
                            case CARD_LOCKED -> 0x6283;
                            default -> 0x9000;
                        });
        assertThat(production.data().size()).isEqualTo(3 + 42);
    }
}
