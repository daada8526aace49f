package dev.cardmint.lab.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.simulator.card.SimulatedCard;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardTableTests {

    @TempDir
    Path root;

    private final MasterKey transport = MasterKey.of(0x30, 128, new byte[16]);
    private LabFolder folder;
    private CardTable table;

    @BeforeEach
    void layTheTable() {
        folder = LabFolder.hold(root);
        OwnerOnly.folder(folder.tray().resolve("reader-1"));
        table = new CardTable(folder);
    }

    @AfterEach
    void clearIt() {
        folder.close();
        transport.close();
    }

    @Test
    void choosesTheChipByTheSeed() {
        assertThat(kdd(table.blank("a", transport, 7))).isEqualTo(kdd(table.blank("b", transport, 7)));
        assertThat(kdd(table.blank("c", transport, 8))).isNotEqualTo(kdd(table.blank("d", transport, 9)));
    }

    @Test
    void keepsACardInOnePlace() {
        Path blank = table.blank("card", transport, 1);

        Path inserted = table.insert("reader-1", blank);
        assertThat(blank).doesNotExist();
        assertThat(inserted).exists();

        Path pulled = table.pull("reader-1");
        assertThat(inserted).doesNotExist();
        assertThat(table.named("card")).isEqualTo(pulled);
    }

    @Test
    void insertsTheFaultWithItsCardAndEndsItWithThePull() {
        Path blank = table.blank("card", transport, 1);
        table.spoil(blank, List.of("tear-after=7", "flip-cryptogram=true"));

        Path inserted = table.insert("reader-1", blank);
        assertThat(inserted.resolveSibling("card.card.fault")).hasContent("tear-after=7\nflip-cryptogram=true\n");

        table.pull("reader-1");
        assertThat(inserted.resolveSibling("card.card.fault")).doesNotExist();
    }

    @Test
    void takesOutWhatAKilledRunLeftInTheReaders() {
        table.insert("reader-1", table.blank("card", transport, 1));

        table.clear();

        assertThat(folder.tray().resolve("reader-1")).isEmptyDirectory();
    }

    @Test
    void asksTheCardHowManyCommandsItReceived() {
        assertThat(CardTable.apdusReceived(table.blank("card", transport, 1))).isZero();
    }

    @Test
    void knowsNoReaderThatIsNotThere() {
        Path blank = table.blank("card", transport, 1);

        assertThatExceptionOfType(LabException.class).isThrownBy(() -> table.insert("reader-9", blank));
        assertThatExceptionOfType(LabException.class).isThrownBy(() -> table.pull("reader-1"));
    }

    private static Object kdd(Path image) {
        try (SimulatedCard card = SimulatedCard.open(image)) {
            return card.kdd();
        }
    }
}
