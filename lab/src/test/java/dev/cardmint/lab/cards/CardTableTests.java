package dev.cardmint.lab.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void makesEveryKindOfBlankWithKeysOfItsOwn() {
        assertThat(versions(CardKind.of("payment", false))).containsExactly(0x30);
        assertThat(versions(CardKind.of("payment", true))).containsExactly(0x2F);
        assertThat(versions(CardKind.of("payment-aes256", true))).containsExactly(0x32);
        assertThat(versions(CardKind.of("payment-legacy", false))).containsExactly(0x20);
        assertThat(versions(CardKind.of("multi-application", false))).containsExactly(0x30);
        assertThat(versions(CardKind.of("files", false))).isEmpty();
        assertThat(versions(CardKind.of("files-keyed", false))).isEmpty();
        assertThat(CardKind.values()).allSatisfy(kind -> assertThat(CardKind.of(kind.cardType(), kind.shared()))
                .isEqualTo(kind));
        assertThatIllegalArgumentException().isThrownBy(() -> CardKind.of("badge", false));
    }

    private List<Integer> versions(CardKind kind) {
        Path image = table.blank(kind.name(), kind, transport, 1);
        return table.facts(image).keyVersions();
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
