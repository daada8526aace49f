package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTests {

    private static final int FIRST_SLOT = 4 * 1024;
    private static final int SECOND_SLOT = FIRST_SLOT + 192 * 1024;

    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void make() {
        image = folder.resolve("a.card");
        BlankCard.with(CardDriver.transport()).kdd(CardDriver.KDD).create(image).close();
    }

    @Test
    void keepsEverythingThatWasAcknowledged() {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            CardDriver.issue(new InsertedCard(card));
        }
        try (SimulatedCard card = SimulatedCard.open(image)) {
            assertThat(card.lifeCycle()).isEqualTo(CardLifeCycle.SECURED);
            assertThat(card.keyVersions()).containsExactly(0x31);
            assertThat(card.applications().get(0).lifeCycle()).isEqualTo(0x0F);
            assertThat(card.kdd()).isEqualTo(CardDriver.KDD);
            assertThat(card.cplc().startsWith(Bytes.ofHex("43AD"))).isTrue();
            assertThat(card.apdusReceived())
                    .isEqualTo(3 + CardDriver.issueScript().size());
            CardDriver.open(card::process, CardDriver.issuer()).succeed("80CA9F7F00");
        }
    }

    @Test
    void keepsCountersThatGuardTheKeys() {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            card.process(command("8050000008000102030405060700"));
            card.process(command("8482330010" + "00".repeat(16)));
        }
        try (SimulatedCard card = SimulatedCard.open(image)) {
            assertThat(card.failedAuthentications()).isEqualTo(1);
            assertThat(card.unfinishedAuthentications()).isEqualTo(1);
            assertThat(card.process(command("8050000008000102030405060700"))
                            .data()
                            .slice(29, 32))
                    .isEqualTo(Bytes.of(0, 0, 2));
        }
    }

    @Test
    void writesToTheCardWhereverItsFileIsMoved() throws IOException {
        Path elsewhere = folder.resolve("b.card");
        try (SimulatedCard card = SimulatedCard.open(image)) {
            Files.move(image, elsewhere);
            card.process(command("80CA9F7F00"));
        }
        assertThat(image).doesNotExist();
        try (SimulatedCard card = SimulatedCard.open(elsewhere)) {
            assertThat(card.apdusReceived()).isEqualTo(1);
        }
    }

    @Test
    void isOpenOnlyOnce() {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            assertThatExceptionOfType(CardImageException.class)
                    .isThrownBy(() -> SimulatedCard.open(image))
                    .withMessageContaining("in use");
            assertThat(card.apdusReceived()).isZero();
        }
    }

    @Test
    void goesBackToTheStateBeforeATornWrite() throws IOException {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            card.process(command("80CA9F7F00"));
            card.process(command("80CA9F7F00"));
        }
        damage(FIRST_SLOT + 40); // generation 2

        try (SimulatedCard card = SimulatedCard.open(image)) {
            assertThat(card.apdusReceived()).isEqualTo(1);
        }
        damage(SECOND_SLOT + 40);
        assertThatExceptionOfType(CardImageException.class)
                .isThrownBy(() -> SimulatedCard.open(image))
                .withMessageContaining("damaged");
    }

    private void damage(long at) throws IOException {
        try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            file.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            file.write(one, at);
        }
    }

    @Test
    void refusesFilesThatAreNoImages() throws IOException {
        Path text = Files.writeString(folder.resolve("text.card"), "not a card");
        Path empty = Files.createFile(folder.resolve("empty.card"));

        for (Path file : new Path[] {text, empty}) {
            assertThatExceptionOfType(CardImageException.class)
                    .isThrownBy(() -> SimulatedCard.open(file))
                    .withMessageContaining("is not a card image");
        }
        assertThatExceptionOfType(CardImageException.class)
                .isThrownBy(() -> SimulatedCard.open(folder.resolve("none.card")))
                .withMessageContaining("There is no card image");
    }

    @Test
    void saysWhatToDoAboutAnImageOfAnotherVersion() {
        Path old = folder.resolve("old.card");
        ImageFile.create(old, new byte[] {1, 2, 3});

        assertThatExceptionOfType(CardImageException.class)
                .isThrownBy(() -> SimulatedCard.open(old))
                .withMessageContaining("another version")
                .withMessageContaining("make a new blank");
    }

    @Test
    void neverOverwritesACard() {
        assertThatExceptionOfType(CardImageException.class)
                .isThrownBy(() -> BlankCard.with(CardDriver.transport()).create(image))
                .withMessageContaining("There is a file already");
        assertThatExceptionOfType(CardImageException.class)
                .isThrownBy(() -> BlankCard.with(CardDriver.transport()).create(folder.resolve("no/such/a.card")))
                .withMessageContaining("cannot be made");
    }

    @Test
    void leavesNothingButTheImage() {
        assertThat(folder.toFile().list()).containsExactly("a.card");
    }

    @Test
    void opensNoTruncatedImage() throws IOException {
        byte[] whole = Files.readAllBytes(image);
        Path cut = folder.resolve("cut.card");
        for (int size = 0; size < whole.length; size += size < FIRST_SLOT - 8 && size > 16 ? 64 : 1) {
            Files.write(cut, Arrays.copyOf(whole, size));
            assertThatExceptionOfType(CardImageException.class).isThrownBy(() -> SimulatedCard.open(cut));
        }
    }

    @Test
    void readsNoTruncatedState() throws IOException {
        byte[] state = stateOfAnIssuedCard();
        for (int size = 0; size < state.length; size++) {
            byte[] truncated = Arrays.copyOf(state, size);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> CardState.decode(truncated));
        }
        assertThat(CardState.decode(state).lifeCycle()).isEqualTo(CardLifeCycle.SECURED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsADamagedStateOrSaysThatItIsDamaged(long seed) {
        var random = new SplittableRandom(seed);
        byte[] state = stateOfAnIssuedCard();
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = state.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            read += reads(damaged) ? 1 : 0;
        }
        assertThat(read).as("damage of keys and data goes unseen here").isBetween(1, 1_999);
    }

    private static boolean reads(byte[] state) {
        try (CardState read = CardState.decode(state)) {
            assertThat(read.encode()).isNotEmpty();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] stateOfAnIssuedCard() {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            CardDriver.issue(new InsertedCard(card));
        }
        ImageFile file = ImageFile.open(image);
        byte[] state = file.state();
        file.close();
        return state;
    }

    @Test
    void remembersWhichBitsHaveFlipped() {
        Faults faults = Faults.NONE.flipObject(0x0101, 3);
        try (SimulatedCard card = SimulatedCard.open(image)) {
            CardDriver.issue(new InsertedCard(card, faults));
        }
        try (SimulatedCard card = SimulatedCard.open(image)) {
            var inserted = new InsertedCard(card, faults);
            inserted.transmit(command(CardDriver.lc("00A40400", CardDriver.PAYMENT_AID) + "00"));
            assertThat(inserted.transmit(command("00B2010C00")).data().toHex()).isEqualTo("700457031234");
        }
    }
}
