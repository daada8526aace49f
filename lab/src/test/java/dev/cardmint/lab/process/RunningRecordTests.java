package dev.cardmint.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningRecordTests {

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "611").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void stopsAProcessThatAKilledLabLeftBehind() {
        RunningRecord.write(folder, "center", process.pid(), "611");

        RunningRecord.stopLeftovers(folder);

        assertThat(process.isAlive()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheSamePid() {
        RunningRecord.write(folder, "center", process.pid(), "/folder/center.properties");

        RunningRecord.stopLeftovers(folder);

        assertThat(process.isAlive()).isTrue();
    }
}
