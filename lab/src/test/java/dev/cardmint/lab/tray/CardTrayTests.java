package dev.cardmint.lab.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.cards.CardKind;
import dev.cardmint.lab.cards.CardTable;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.lab.tray.CardTray.Card;
import dev.cardmint.lab.tray.CardTray.Slot;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTrayTests {

    /** A key set as a vault exports it. */
    static final String MASTER =
            "{\"diversification\":\"KDF3\",\"keyVersion\":\"30\",\"keyBits\":128,\"master\":\"000102030405060708090A0B0C0D0E0F\"}";

    @TempDir
    Path root;

    private final AtomicInteger exports = new AtomicInteger();
    private LabFolder folder;
    private CardTray tray;

    @BeforeEach
    void layTheTable() {
        folder = LabFolder.hold(root);
        OwnerOnly.folder(folder.tray().resolve("reader-1"));
        OwnerOnly.folder(folder.tray().resolve("reader-2"));
        tray = new CardTray(new CardTable(folder), () -> {
            exports.incrementAndGet();
            return MASTER;
        });
    }

    @AfterEach
    void clearIt() {
        folder.close();
    }

    private Slot reader(int index) {
        return tray.view().readers().get(index);
    }

    @Test
    void makesBlanksThatLieOnTheTable() {
        tray.blank(BlankKind.PAYMENT);
        tray.blank(BlankKind.PAYMENT);
        tray.blank(BlankKind.ANOTHER_ISSUER);

        assertThat(tray.view().cards())
                .extracting(Card::name)
                .containsExactly("another-issuer-1", "payment-1", "payment-2");
        assertThat(tray.view().cards()).extracting(Card::words).containsOnly("blank, new");
        assertThat(exports).as("exports of the key set").hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void makesBlanksOfEveryKind(BlankKind kind) {
        tray.blank(kind);

        assertThat(tray.view().cards()).extracting(Card::words).containsExactly("blank, new");
        assertThat(tray.view().kinds()).hasSize(BlankKind.values().length);
    }

    @Test
    void hasABlankForEveryCardTypeThatShips() {
        assertThat(BlankKind.values()).extracting(BlankKind::card).contains(CardKind.values());
    }

    @Test
    void putsACardIntoAReaderAndOutAgain() {
        tray.blank(BlankKind.PAYMENT);

        tray.insert("reader-2", "payment-1");
        assertThat(reader(0).card()).isNull();
        assertThat(reader(1).card()).isEqualTo("payment-1");
        assertThat(tray.view().cards()).isEmpty();

        tray.pull("reader-2");
        assertThat(reader(1).card()).isNull();
        assertThat(tray.view().cards()).extracting(Card::name).containsExactly("payment-1");
    }

    @Test
    void neverGivesTheNameOfACardInAReaderAgain() {
        tray.blank(BlankKind.PAYMENT);
        tray.insert("reader-1", "payment-1");

        tray.blank(BlankKind.PAYMENT);

        assertThat(tray.view().cards()).extracting(Card::name).containsExactly("payment-2");
    }

    @Test
    void damagesACardUntilItIsMended() {
        tray.blank(BlankKind.PAYMENT);

        tray.damage("payment-1", Damage.PULLED, 9);
        tray.insert("reader-1", "payment-1");
        assertThat(reader(0).faults()).containsExactly("tear-after=9");
        tray.pull("reader-1");

        tray.damage("payment-1", Damage.R_MAC, 1);
        tray.damage("payment-1", Damage.NONE, 1);
        assertThat(tray.view().cards().get(0).faults()).isEmpty();
    }

    @Test
    void holdsOneCardPerReader() {
        tray.blank(BlankKind.PAYMENT);
        tray.blank(BlankKind.PAYMENT);
        tray.insert("reader-1", "payment-1");

        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> tray.insert("reader-1", "payment-2"))
                .withMessage("There is a card in reader-1 already.");
        assertThatExceptionOfType(LabException.class).isThrownBy(() -> tray.damage("payment-2", Damage.FULL, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payment-9", "../blanks/payment-1", "../tray/reader-2/payment-2"})
    void knowsNoCardThatDoesNotLieOnTheTable(String name) {
        tray.blank(BlankKind.PAYMENT);
        tray.blank(BlankKind.PAYMENT);
        tray.insert("reader-2", "payment-2");

        assertThatExceptionOfType(LabException.class).isThrownBy(() -> tray.insert("reader-1", name));
        assertThatExceptionOfType(LabException.class).isThrownBy(() -> tray.damage(name, Damage.FULL, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reader-9", "../blanks", "."})
    void knowsNoReaderThatIsNotThere(String name) {
        tray.blank(BlankKind.PAYMENT);

        assertThatExceptionOfType(LabException.class).isThrownBy(() -> tray.insert(name, "payment-1"));
        assertThatExceptionOfType(LabException.class).isThrownBy(() -> tray.pull(name));
    }
}
