package dev.cardmint.simulator.pcscd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFolderTests {

    @TempDir
    Path folder;

    private Path run() {
        return folder.resolve("run");
    }

    @Test
    void keepsEverythingInOneFolder() throws IOException {
        ServiceFolder service = ServiceFolder.at(folder);
        service.configure("FRIENDLYNAME x");

        assertThat(service.socket()).isEqualTo(run().toRealPath().resolve("pcscd.comm"));
        assertThat(service.configuration().resolve("vpcd")).hasContent("FRIENDLYNAME x");
        service.close();
        assertThat(run()).doesNotExist();
    }

    @Test
    void keepsTheSocketElsewhereIfItsNameWouldBeTooLong() throws IOException {
        Path deep = folder.resolve("d".repeat(100));
        ServiceFolder service = ServiceFolder.at(deep);

        assertThat(service.socket().toString()).hasSizeLessThan(108);
        assertThat(deep.resolve("run")).isSymbolicLink();
        assertThat(ServiceFolder.at(deep).socket())
                .as("the same place the next time")
                .isEqualTo(service.socket());
        service.close();
        assertThat(service.run()).doesNotExist();
        assertThat(deep.resolve("run")).doesNotExist();
    }

    @Test
    void makesAnotherPlaceIfTheOneElsewhereIsGone() throws IOException {
        Path deep = folder.resolve("d".repeat(100));
        ServiceFolder first = ServiceFolder.at(deep);
        Files.delete(first.run());

        ServiceFolder second = ServiceFolder.at(deep);

        assertThat(second.run()).isDirectory();
        second.close();
    }

    @Test
    void removesWhatADeadServiceLeft() throws IOException {
        ServiceFolder service = ServiceFolder.at(folder);
        Files.writeString(run().resolve("pcscd.pid"), "999999999\n");
        Files.createFile(run().resolve("pcscd.comm"));

        service.stopLeftover();

        assertThat(run()).isEmptyDirectory();
    }

    @Test
    void leavesAProcessAloneThatIsNotTheRecordedService() throws IOException {
        ServiceFolder service = ServiceFolder.at(folder);
        Process other = new ProcessBuilder("cat").start();
        try {
            Files.writeString(run().resolve("pcscd.pid"), other.pid() + "\n\0");

            service.stopLeftover();

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }
}
