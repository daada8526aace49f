package dev.cardmint.lab.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFolderTests {

    @TempDir
    Path root;

    @Test
    void countsItsRunsOverRestarts() {
        try (LabFolder folder = LabFolder.hold(root)) {
            assertThat(folder.nextRun()).isEqualTo(1);
        }
        try (LabFolder folder = LabFolder.hold(root)) {
            assertThat(folder.nextRun()).isEqualTo(2);
        }
    }

    @Test
    void canBeHeldAgainOnceItIsReleased() {
        LabFolder.hold(root).close();

        LabFolder.hold(root).close();
    }

    @Test
    void saysInOneLineThatAPlaceCannotBeWrittenTo() throws IOException {
        Path file = Files.writeString(root.resolve("a file"), "");

        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> LabFolder.hold(file.resolve("lab")))
                .withMessage("Cannot write to " + file.resolve("lab") + "; choose another place with --folder.");
    }
}
