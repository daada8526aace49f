package dev.cardmint.simulator.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.birth.Protocol;
import dev.cardmint.simulator.card.BlankCard;
import dev.cardmint.simulator.card.CardDriver;
import dev.cardmint.simulator.card.SimulatedCard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CardTerminals.State;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTerminalTests {

    private static final CommandAPDU SELECT = new CommandAPDU(bytes("00A4040000"));

    @TempDir
    Path folder;

    private Path tray;
    private Path outside;
    private Path inside;
    private CardTerminals terminals;
    private CardTerminal terminal;

    @BeforeEach
    void makeATray() throws Exception {
        tray = Files.createDirectories(folder.resolve("tray"));
        Files.createDirectories(tray.resolve("reader-1"));
        Files.createDirectories(tray.resolve("reader-2"));
        outside = folder.resolve("a.card");
        inside = tray.resolve("reader-1").resolve("a.card");
        BlankCard.with(CardDriver.transport())
                .kdd(CardDriver.KDD)
                .create(outside)
                .close();
        terminals = factory(tray).terminals();
        terminal = terminals.getTerminal("reader-1");
    }

    private static TerminalFactory factory(Object tray) throws NoSuchAlgorithmException {
        return TerminalFactory.getInstance("Simulated", tray, new SimulatorProvider());
    }

    private static byte[] bytes(String hex) {
        return Bytes.ofHex(hex).toByteArray();
    }

    private void insert() throws IOException {
        Files.move(outside, inside);
    }

    private void remove() throws IOException {
        Files.move(inside, outside);
    }

    private void fault(String line) throws IOException {
        Files.writeString(tray.resolve("reader-1").resolve("a.card.fault"), line + "\n");
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Provider.class).stream().map(ServiceLoader.Provider::type))
                .contains(SimulatorProvider.class);
    }

    @Test
    void listsAReaderPerFolder() throws Exception {
        Files.createFile(tray.resolve("no-reader"));

        assertThat(terminals.list()).extracting(CardTerminal::getName).containsExactly("reader-1", "reader-2");
        assertThat(factory(tray.toString()).terminals().list()).hasSize(2);
        assertThat(factory(tray.toFile()).terminals().list()).hasSize(2);
    }

    @Test
    void needsATray() {
        assertThatExceptionOfType(NoSuchAlgorithmException.class).isThrownBy(() -> factory(""));
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> factory(folder.resolve("none")).terminals().list());
    }

    @Test
    void hasACardWhileItsImageLiesInTheFolder() throws Exception {
        assertThat(terminal.isCardPresent()).isFalse();
        insert();
        assertThat(terminal.isCardPresent()).isTrue();
        assertThat(terminals.list(State.CARD_PRESENT)).containsExactly(terminal);
        assertThat(terminals.list(State.CARD_ABSENT))
                .extracting(CardTerminal::getName)
                .containsExactly("reader-2");
        remove();
        assertThat(terminal.isCardPresent()).isFalse();
    }

    @Test
    void waitsForACardAndForItsRemoval() throws Exception {
        assertThat(terminal.waitForCardPresent(1)).isFalse();
        assertThat(terminal.waitForCardAbsent(0)).isTrue();
        insert();
        assertThat(terminal.waitForCardPresent(0)).isTrue();
        assertThat(terminal.waitForCardAbsent(1)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> terminal.waitForCardPresent(-1));
    }

    @Test
    void tellsInsertionsAndRemovals() throws Exception {
        assertThat(terminals.waitForChange(1)).isTrue(); // the readers themselves
        assertThat(terminals.waitForChange(1)).isFalse();
        insert();
        assertThat(terminals.waitForChange(0)).isTrue();
        assertThat(terminals.list(State.CARD_INSERTION)).containsExactly(terminal);
        remove();
        assertThat(terminals.waitForChange(0)).isTrue();
        assertThat(terminals.list(State.CARD_REMOVAL)).containsExactly(terminal);
    }

    @Test
    void transmitsEachCommandOnceAsItIs() throws Exception {
        insert();
        Card card = terminal.connect("*");
        assertThat(card.getProtocol()).isEqualTo("T=1");
        assertThat(Bytes.copyOf(card.getATR().getBytes()).toHex()).startsWith("3B88");

        assertThat(card.getBasicChannel().transmit(SELECT).getSW()).isEqualTo(0x9000);
        ByteBuffer answer = ByteBuffer.allocate(258);
        assertThat(card.getBasicChannel().transmit(ByteBuffer.wrap(bytes("80CA9F7F00")), answer))
                .isEqualTo(47);
        card.disconnect(true);
        remove();

        try (SimulatedCard opened = SimulatedCard.open(outside)) {
            assertThat(opened.apdusReceived()).isEqualTo(2);
        }
    }

    @Test
    void refusesBuffersThatDoNotFit() throws Exception {
        insert();
        Card card = terminal.connect("T=1");

        assertThatExceptionOfType(CardException.class).isThrownBy(() -> card.getBasicChannel()
                .transmit(ByteBuffer.wrap(bytes("80CA9F7F00")), ByteBuffer.allocate(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> card.getBasicChannel()
                .transmit(ByteBuffer.wrap(bytes("80CA")), ByteBuffer.allocate(300)));
        ByteBuffer answer = ByteBuffer.allocate(300);
        card.getBasicChannel().transmit(ByteBuffer.wrap(bytes("80CA00000201")), answer);
        assertThat(Bytes.copyOfRange(answer.array(), 0, 2).toHex()).isEqualTo("6700");
        card.disconnect(false);
    }

    @Test
    void forgetsTheSelectionBetweenConnections() throws Exception {
        insert();
        Card first = terminal.connect("*");
        CardDriver.open(
                command -> ResponseApdu.parse(
                        Bytes.copyOf(transmit(first, command.encode().toByteArray()))),
                CardDriver.transport());
        first.disconnect(false);

        Card second = terminal.connect("*");
        assertThat(Bytes.copyOf(transmit(second, bytes("84CA9F7F080000000000000000")))
                        .toHex())
                .isEqualTo("6982");
        second.disconnect(false);
    }

    private static byte[] transmit(Card card, byte[] command) {
        try {
            return card.getBasicChannel().transmit(new CommandAPDU(command)).getBytes();
        } catch (CardException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void connectsOneProgramAtATime() throws Exception {
        insert();
        Card card = terminal.connect("*");

        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> terminal.connect("*"))
                .withMessage("The card is in use");
        card.disconnect(false);
        try (SimulatedCard elsewhere = SimulatedCard.open(inside)) {
            assertThat(elsewhere.apdusReceived()).isZero();
            assertThatExceptionOfType(CardException.class)
                    .isThrownBy(() -> terminal.connect("*"))
                    .withMessageContaining("is in use");
        }
        terminal.connect("*").disconnect(false);
    }

    @Test
    void connectsNeitherWithoutACardNorWithAnotherProtocol() throws Exception {
        assertThatExceptionOfType(CardNotPresentException.class).isThrownBy(() -> terminal.connect("*"));
        insert();
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> terminal.connect("T=0"));
    }

    @Test
    void refusesWhatIsNoCard() throws Exception {
        Files.writeString(inside, "no card");

        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> terminal.connect("*"))
                .withMessageContaining("is not a card image");
    }

    @Test
    void losesACardThatIsPulledInTheMiddle() throws Exception {
        insert();
        Card card = terminal.connect("*");
        card.getBasicChannel().transmit(SELECT);
        remove();

        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> card.getBasicChannel().transmit(SELECT))
                .withMessage("The card is gone");
        insert();
        assertThatExceptionOfType(CardException.class)
                .as("the connection stays dead")
                .isThrownBy(() -> card.getBasicChannel().transmit(SELECT));
        card.disconnect(true);
        Card again = terminal.connect("*");
        assertThat(again.getBasicChannel().transmit(SELECT).getSW()).isEqualTo(0x9000);
        again.disconnect(true);
    }

    @Test
    void losesACardThatIsReplacedByAnother() throws Exception {
        insert();
        Card card = terminal.connect("*");
        Path other = folder.resolve("b.card");
        BlankCard.with(CardDriver.transport()).create(other).close();
        remove();
        Files.move(other, inside);

        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> card.getBasicChannel().transmit(SELECT));
        card.disconnect(true);
    }

    @Test
    void tearsAsTheFaultFileSaysUntilTheCardIsInsertedAgain() throws Exception {
        fault("tear-after=3");
        insert();
        Card card = terminal.connect("*");
        card.getBasicChannel().transmit(SELECT);
        card.disconnect(false);
        Card again = terminal.connect("*"); // still the same insertion
        again.getBasicChannel().transmit(SELECT);
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> again.getBasicChannel().transmit(SELECT))
                .withMessage("The card is gone");

        assertThat(terminal.isCardPresent()).isFalse();
        assertThatExceptionOfType(CardNotPresentException.class).isThrownBy(() -> terminal.connect("*"));
        again.disconnect(true);

        remove();
        assertThat(terminal.isCardPresent()).isFalse();
        insert();
        assertThat(terminal.isCardPresent()).isTrue();
        remove();
        try (SimulatedCard opened = SimulatedCard.open(outside)) {
            assertThat(opened.apdusReceived()).isEqualTo(3);
        }
    }

    @Test
    void takesTheCardBackOnceTheFaultFileIsRemoved() throws Exception {
        fault("tear-before=1");
        insert();
        Card card = terminal.connect("*");
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> card.getBasicChannel().transmit(SELECT));
        card.disconnect(true);
        assertThat(terminal.isCardPresent()).isFalse();

        Files.delete(tray.resolve("reader-1").resolve("a.card.fault"));

        assertThat(terminal.isCardPresent()).isTrue();
        Card again = terminal.connect("*");
        assertThat(again.getBasicChannel().transmit(SELECT).getSW()).isEqualTo(0x9000);
        again.disconnect(true);
    }

    @Test
    void saysWhichFaultItCannotRead() throws Exception {
        fault("tear-sideways=1");
        insert();

        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> terminal.connect("*"))
                .withMessageContaining("tear-sideways=1");
    }

    @Test
    void isHeldExclusivelyByOneThread() throws Exception {
        insert();
        Card card = terminal.connect("*");
        card.beginExclusive();
        assertThatExceptionOfType(CardException.class).isThrownBy(card::beginExclusive);
        var failure = new AtomicReference<Exception>();
        var done = new CountDownLatch(1);
        new Thread(() -> {
                    try {
                        card.getBasicChannel().transmit(SELECT);
                    } catch (CardException e) {
                        failure.set(e);
                    } finally {
                        done.countDown();
                    }
                })
                .start();
        done.await();
        assertThat(failure.get()).hasMessage("Another thread holds the card");

        assertThat(card.getBasicChannel().transmit(SELECT).getSW()).isEqualTo(0x9000);
        card.endExclusive();
        assertThatIllegalStateException().isThrownBy(card::endExclusive);
        card.disconnect(true);
        assertThatIllegalStateException().isThrownBy(card::getBasicChannel);
        card.disconnect(true);
    }

    @Test
    void opensLogicalChannelsUntilTheCardHasNoMore() throws Exception {
        insert();
        Card card = terminal.connect("*");
        CardChannel first = card.openLogicalChannel();
        CardChannel second = card.openLogicalChannel();
        card.openLogicalChannel();
        assertThat(first.getChannelNumber()).isEqualTo(1);
        assertThat(first.transmit(new CommandAPDU(bytes("8050000008000102030405060700")))
                        .getSW())
                .isEqualTo(0x9000);
        assertThat(second.transmit(new CommandAPDU(bytes("80CA9F7F00"))).getSW())
                .isEqualTo(0x9000);
        assertThat(transmitted(first, "8482330010" + "00".repeat(16))).isEqualTo("6300");
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(card::openLogicalChannel)
                .withMessage("The card opens no logical channel");

        first.close();
        first.close();
        assertThatIllegalStateException().isThrownBy(first::getChannelNumber);
        assertThatIllegalStateException().isThrownBy(() -> first.transmit(SELECT));
        assertThat(card.openLogicalChannel().getChannelNumber()).isEqualTo(1);
        card.disconnect(true);
    }

    private static String transmitted(CardChannel channel, String command) throws CardException {
        return Bytes.copyOf(channel.transmit(new CommandAPDU(bytes(command))).getBytes())
                .toHex();
    }

    @Test
    void connectsToACardOfT0() throws Exception {
        BlankCard.with(CardDriver.transport())
                .protocol(Protocol.T0)
                .logicalChannels(1)
                .create(inside)
                .close();

        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> terminal.connect("T=1"))
                .withMessage("The card speaks T=0 only");
        Card card = terminal.connect("T=0");
        assertThat(card.getProtocol()).isEqualTo("T=0");
        assertThat(transmitted(card.getBasicChannel(), "00A4040008A00000015100000000"))
                .isEqualTo("611B");
        assertThatExceptionOfType(CardException.class).isThrownBy(card::openLogicalChannel);
        card.disconnect(true);
    }

    @Test
    void hasNoControlCommandsAndAlwaysABasicChannel() throws Exception {
        insert();
        Card card = terminal.connect("*");

        assertThatExceptionOfType(CardException.class).isThrownBy(() -> card.transmitControlCommand(1, new byte[0]));
        assertThatIllegalStateException()
                .isThrownBy(() -> card.getBasicChannel().close());
        assertThat(card.getBasicChannel().getChannelNumber()).isZero();
        assertThat(card.getBasicChannel().getCard()).isSameAs(card);
        card.disconnect(true);
    }
}
