package dev.cardmint.base.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardmint.base.center.StartRefusedException;
import dev.cardmint.base.center.TerminalIdentity;
import dev.cardmint.base.reader.simulated.SimulatorJar;
import dev.cardmint.simulator.terminal.SimulatorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderConfigurationTests {

    private static final TerminalIdentity DRILL = new TerminalIdentity("base-1", true);
    private static final TerminalIdentity PRODUCTION = new TerminalIdentity("base-real", false);

    @TempDir
    private Path folder;

    private static ReaderProperties properties(@Nullable Boolean pcsc, @Nullable Path jar, @Nullable Path tray) {
        Duration any = Duration.ofSeconds(1);
        return new ReaderProperties(
                pcsc, new ReaderProperties.Simulator(jar, tray), new ReaderProperties.Timing(any, any, any));
    }

    /** The simulator as the build makes it, or put together from its classes where it was not packaged yet. */
    private Path simulatorJar() throws IOException {
        Path classes = Path.of(SimulatorProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return Files.isRegularFile(classes) ? classes : jarOf(classes);
    }

    private Path jarOf(Path classes) throws IOException {
        Path jar = folder.resolve("card-simulator.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    @Test
    void aDrillTerminalLoadsTheSimulatorFromItsJar() throws IOException {
        Files.createDirectories(folder.resolve("tray/reader-1"));

        ReaderDriver driver = Objects.requireNonNull(
                ReaderConfiguration.simulated(DRILL, properties(null, simulatorJar(), folder.resolve("tray"))));

        assertThat(driver.simulated()).isTrue();
        assertThat(driver.look()).containsExactly(Map.entry("reader-1", false));
    }

    @Test
    void theSimulatorSeesNothingOfTheBase() throws IOException {
        ClassLoader loader =
                new SimulatorJar(simulatorJar()).provider().getClass().getClassLoader();

        assertThat(loader).isNotEqualTo(getClass().getClassLoader());
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> loader.loadClass("dev.cardmint.base.BaseApplication"));
    }

    @Test
    void aDrillTerminalWithoutTheJarHasNoSimulatedReaders() {
        assertThat(ReaderConfiguration.simulated(DRILL, properties(null, null, null)))
                .isNull();
        assertThat(ReaderConfiguration.simulated(DRILL, properties(null, folder.resolve("none.jar"), folder)))
                .isNull();
    }

    @Test
    void aProductionTerminalNeverLoadsTheSimulator() throws IOException {
        Path jar = simulatorJar();

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ReaderConfiguration.simulated(PRODUCTION, properties(null, jar, folder)));
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ReaderConfiguration.simulated(PRODUCTION, properties(null, null, folder)));
        assertThat(ReaderConfiguration.simulated(PRODUCTION, properties(null, null, null)))
                .isNull();
    }

    @Test
    void refusesAJarWithoutSimulatedReaders() throws IOException {
        Path empty = folder.resolve("empty.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(empty))) {
            out.putNextEntry(new JarEntry("nothing"));
        }

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ReaderConfiguration.simulated(DRILL, properties(null, empty, folder)));
    }

    @ParameterizedTest(name = "pcsc={0} drill={1} -> {2}")
    @CsvSource({",true,false", ",false,true", "true,true,true", "false,false,false"})
    void realReadersAreServedByDefaultOnAProductionTerminalOnly(
            @Nullable Boolean configured, boolean drill, boolean served) {
        assertThat(properties(configured, null, null).servesPcsc(drill)).isEqualTo(served);
    }
}
