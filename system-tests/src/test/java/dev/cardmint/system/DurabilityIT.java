package dev.cardmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityIT {

    @TempDir
    Path parent;

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void centerRefusesADatabaseThatMayForgetACommit(String setting) throws IOException, InterruptedException {
        Path folder = parent.resolve("site");

        Process lab = Site.launch(folder, "up", "--database-setting", setting + "=off");

        assertThat(lab.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(lab.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("logs/center.log"))).contains(setting);
        assertThat(Files.readString(parent.resolve("site.errors"))).contains("The center did not start");
    }
}
