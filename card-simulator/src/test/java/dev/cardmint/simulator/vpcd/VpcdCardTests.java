package dev.cardmint.simulator.vpcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.Faults;
import dev.cardmint.simulator.card.SimulatedCard;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VpcdCardTests {

    private static final String SELECT = "00A4040000";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final SimulatedCard card = CardDriver.blank();
    private VirtualReader reader;

    @BeforeEach
    void listen() throws IOException {
        reader = new VirtualReader();
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        card.close();
    }

    private VpcdCard insert(Faults faults, VpcdEvents events) throws IOException {
        return VpcdCard.insert(new SimulatedContacts(card, faults), reader.address(), events);
    }

    private VpcdCard insert() throws IOException {
        return insert(Faults.NONE, VpcdEvents.NONE);
    }

    @Test
    void answersTheReader() throws Exception {
        try (VpcdCard inserted = insert()) {
            assertThat(reader.look()).isEqualTo(card.atr());
            assertThat(inserted.awaitSeen(LONG)).isTrue();
            reader.control(1);
            assertThat(reader.transmit(SELECT)).startsWith("6F").endsWith("9000");
            assertThat(reader.transmit("80CA9F7F00")).startsWith("9F7F2A");
            assertThat(reader.transmit("80FE000000")).isEqualTo("6D00");
            assertThat(inserted.commands()).isEqualTo(3);
            assertThat(card.apdusReceived()).isEqualTo(3);
        }
    }

    @Test
    void isNotSeenBeforeTheReaderLooks() throws Exception {
        try (VpcdCard inserted = insert()) {
            assertThat(inserted.awaitSeen(Duration.ZERO)).isFalse();
            assertThat(inserted.present()).isTrue();
        }
    }

    @Test
    void answersWhatIsNoCommandAndGoesOn() throws Exception {
        try (VpcdCard inserted = insert()) {
            reader.look();
            assertThat(reader.transmit("00A404")).isEqualTo("6700");
            assertThat(reader.transmit("")).isEqualTo("6700");
            assertThat(reader.transmit("77")).isEqualTo("6700");
            assertThat(reader.transmit(SELECT)).endsWith("9000");
            assertThat(inserted.present()).isTrue();
        }
    }

    @Test
    void forgetsItsChannelWithPowerAndReset() throws Exception {
        try (VpcdCard inserted = insert()) {
            reader.look();
            for (int code : new int[] {0, 1, 2}) {
                CardDriver channel = CardDriver.open(overReader(), CardDriver.transport());
                channel.succeed("80CA9F7F00");
                reader.control(code);
                assertThat(channel.send("80CA9F7F00").statusWord())
                        .as("after control %d", code)
                        .isEqualTo(StatusWord.parse("6982"));
            }
            assertThat(inserted.present()).isTrue();
        }
    }

    private ApduChannel overReader() {
        return command -> {
            try {
                return ResponseApdu.parse(reader.ask(command.encode()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
    }

    @Test
    void leavesTheReaderWhenItIsRemoved() throws Exception {
        VpcdCard inserted = insert();
        reader.look();

        inserted.remove();

        assertThat(reader.isCardGone()).isTrue();
        assertThat(inserted.present()).isFalse();
        assertThat(inserted.awaitOut()).isNull();
        assertThat(threads()).isEmpty();
        inserted.remove();
    }

    private List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.equals("vpcd-card-" + reader.address().getPort()))
                .toList();
    }

    @Test
    void countsCommandsOnOverARestartOfTheService() throws Exception {
        int port = reader.address().getPort();
        try (VpcdCard inserted = insert(Faults.NONE.status(2, StatusWord.parse("6A84")), VpcdEvents.NONE)) {
            reader.look();
            assertThat(reader.transmit(SELECT)).endsWith("9000");
            reader.close();
            reader = VirtualReader.at(port);
            reader.look();

            assertThat(reader.transmit(SELECT)).isEqualTo("6A84");
            assertThat(inserted.commands()).isEqualTo(2);
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void losesItsChannelWithTheService() throws Exception {
        int port = reader.address().getPort();
        try (VpcdCard inserted = insert()) {
            reader.look();
            CardDriver channel = CardDriver.open(overReader(), CardDriver.transport());
            reader.close();
            reader = VirtualReader.at(port);
            reader.look();

            assertThat(channel.send("80CA9F7F00").statusWord()).isEqualTo(StatusWord.parse("6982"));
            assertThat(inserted.present()).isTrue();
        }
    }

    @Test
    void canBeRemovedWhileItWaitsForTheService() throws Exception {
        var lost = new CountDownLatch(1);
        VpcdCard inserted = insert(Faults.NONE, new VpcdEvents() {
            @Override
            public void readerLost() {
                lost.countDown();
            }
        });
        reader.look();
        reader.close();
        lost.await();

        inserted.remove();

        assertThat(inserted.present()).isFalse();
        assertThat(threads()).isEmpty();
    }

    @Test
    void leavesTheReaderWithoutAnAnswerWhenItIsTorn() throws Exception {
        VpcdCard inserted = insert(Faults.NONE.tearAfter(2), VpcdEvents.NONE);
        reader.look();
        reader.transmit(SELECT);

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> reader.transmit(SELECT));

        assertThat(inserted.awaitOut()).isEqualTo("The card is gone");
        assertThat(inserted.present()).isFalse();
        assertThat(card.apdusReceived()).isEqualTo(2);
    }

    @Test
    void leavesTheReaderWhenItsMemoryFails() throws Exception {
        VpcdCard inserted = VpcdCard.insert(
                new ScriptedContacts(
                        command -> SimulatedCard.open(Path.of("none.card")).atr()),
                reader.address());
        reader.look();

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> reader.transmit(SELECT));

        assertThat(inserted.awaitOut()).isEqualTo("There is no card image none.card");
    }

    @Test
    void isPulledExactlyBeforeACommand() throws Exception {
        var pulled = new CompletableFuture<VpcdCard>();
        VpcdCard inserted = insert(Faults.NONE, new VpcdEvents() {
            @Override
            public void before(int number, Bytes command) {
                if (number == 2) {
                    pulled.join().remove();
                }
            }
        });
        pulled.complete(inserted);
        reader.look();
        reader.transmit(SELECT);

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> reader.transmit(SELECT));

        assertThat(inserted.awaitOut()).as("it was removed").isNull();
        assertThat(card.apdusReceived()).isEqualTo(1);
    }

    @Test
    void tellsOfEveryCommandBeforeAndAfter() throws Exception {
        var told = new ArrayList<String>();
        VpcdEvents events = new VpcdEvents() {
            @Override
            public void seen() {
                told.add("seen");
            }

            @Override
            public void before(int number, Bytes command) {
                told.add(number + " " + command.toHex());
            }

            @Override
            public void after(int number, Bytes command, Bytes answer) {
                told.add(number + " " + command.toHex() + " " + answer.toHex());
            }
        };
        try (VpcdCard inserted = insert(Faults.NONE, events)) {
            reader.look();
            reader.ask(Bytes.of(4));
            reader.transmit("80FE000000");
            assertThat(inserted.present()).isTrue();
        }
        assertThat(told).containsExactly("seen", "1 80FE000000", "1 80FE000000 6D00");
    }

    @Test
    void passesTheLongestAnswerAndRefusesALongerOne() throws Exception {
        var size = new AtomicReference<>(0xFFFF);
        try (VpcdCard inserted = VpcdCard.insert(
                new ScriptedContacts(command -> Bytes.copyOf(new byte[size.get()])), reader.address())) {
            reader.look();
            assertThat(reader.ask(Bytes.ofHex(SELECT)).size()).isEqualTo(0xFFFF);
            size.set(0x10000);
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> reader.transmit(SELECT));
            reader.look();
            assertThat(inserted.present()).isTrue();
        }
    }

    @Test
    void cannotBeInsertedWhereNobodyListens() throws Exception {
        InetSocketAddress nobody = reader.address();
        reader.close();

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> VpcdCard.insert(new SimulatedContacts(card, Faults.NONE), nobody));
    }
}
