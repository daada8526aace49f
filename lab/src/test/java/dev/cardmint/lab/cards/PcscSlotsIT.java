package dev.cardmint.lab.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.LabException;
import dev.cardmint.lab.folder.LabFolder;
import dev.cardmint.lab.folder.OwnerOnly;
import dev.cardmint.simulator.card.CardImageException;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PcscSlotsIT {

    private static final String SLOT = "reader-1";
    private static final String SELECT = "00A4040000";

    @TempDir
    Path root;

    private final MasterKey transport = MasterKey.of(0x30, 128, new byte[16]);
    private LabFolder folder;
    private PcscSlots slots;
    private CardTable table;

    @BeforeEach
    void layTheTable() {
        folder = LabFolder.hold(root);
        OwnerOnly.folder(folder.tray().resolve(SLOT));
        slots = PcscSlots.open(root.resolve("pcscd"));
        table = new CardTable(folder, slots);
    }

    @AfterEach
    void clearIt() {
        slots.close();
        folder.close();
        transport.close();
    }

    private Path insert(String name) {
        return table.insert(SLOT, table.blank(name, transport, 1));
    }

    /** What a program that knows nothing of the lab says of the card in the first reader; it tries no drivers on it. */
    private String client(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("opensc-tool", "-c", "default", "-r", "0"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment()
                .put("PCSCLITE_CSOCK_NAME", slots.service().socket().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    void putsACardIntoAReaderOfPcscAndTakesItOut() throws Exception {
        Path image = insert("card");
        assertThat(table.nameAtBase(SLOT)).isEqualTo("Virtual PCD 00 00");
        assertThat(client("-s", SELECT)).contains("SW1=0x90");
        assertThatExceptionOfType(CardImageException.class)
                .as("the card is in use")
                .isThrownBy(() -> CardTable.apdusReceived(image));

        Path pulled = table.pull(SLOT);

        assertThat(CardTable.apdusReceived(pulled)).isEqualTo(1);
        assertThat(client("-s", SELECT)).doesNotContain("SW1=");
    }

    @Test
    void givesTheCardItsFaults() throws Exception {
        Path blank = table.blank("card", transport, 1);
        table.spoil(blank, List.of("status=1:6A84"));
        table.insert(SLOT, blank);

        assertThat(client("-s", SELECT)).contains("SW1=0x6A, SW2=0x84");
    }

    @Test
    void pullsACardExactlyBeforeACommand() throws Exception {
        insert("card");
        slots.trap(SLOT, 2, () -> table.pull(SLOT));
        assertThat(slots.trapped(SLOT)).isTrue();

        assertThat(client("-s", SELECT, "-s", SELECT).split("SW1=", -1)).hasSize(2);

        assertThat(slots.trapped(SLOT)).isFalse();
        assertThat(CardTable.apdusReceived(table.named("card"))).isEqualTo(1);
    }

    @Test
    void swapsACardForAnotherExactlyBeforeACommand() throws Exception {
        Path other = table.blank("other", transport, 2);
        insert("card");
        var swapped = new CountDownLatch(1);
        slots.trap(SLOT, 1, () -> {
            table.pull(SLOT);
            table.insert(SLOT, other);
            swapped.countDown();
        });

        assertThat(client("-s", SELECT)).doesNotContain("SW1=");

        swapped.await(); // until the reader has seen that the first card is gone, it fails with the second
        assertThat(client("-s", SELECT)).contains("SW1=0x90");
        assertThat(slots.commands(SLOT)).isEqualTo(1);
        assertThat(CardTable.apdusReceived(table.named("card"))).isZero();
        assertThat(CardTable.apdusReceived(table.pull(SLOT))).isEqualTo(1);
    }

    @Test
    void losesTheAnswerWhenTheServiceDiesAtACommand() throws Exception {
        insert("card");
        slots.trap(SLOT, 1, () -> slots.ownService().kill());

        assertThat(client("-s", SELECT)).doesNotContain("SW1=");

        slots.ownService().start();
        assertThat(CardTable.apdusReceived(table.pull(SLOT)))
                .as("the command had arrived")
                .isEqualTo(1);
    }

    @Test
    void goesOnAfterATrapThatFails() throws Exception {
        insert("card");
        slots.trap(SLOT, 1, () -> table.named("nobody"));

        assertThat(client("-s", SELECT)).contains("SW1=0x90");
    }

    @Test
    void knowsNoOtherReaders() {
        assertThatExceptionOfType(LabException.class).isThrownBy(() -> table.nameAtBase("reader-9"));
        assertThatExceptionOfType(LabException.class).isThrownBy(() -> slots.trap("reader-9", 1, () -> {}));
        assertThat(slots.commands(SLOT)).isZero();
    }
}
