package dev.cardmint.simulator.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.smartcardio.CardException;

/**
 * A folder with one sub-folder per reader. There is one object per folder in a JVM, as there is one PC/SC service per
 * machine: every factory sees the same insertions.
 */
final class Tray {

    private static final Map<Path, Tray> TRAYS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<String, TrayTerminal> terminals = new ConcurrentHashMap<>();

    private Tray(Path folder) {
        this.folder = folder;
    }

    static Tray at(Path folder) {
        return TRAYS.computeIfAbsent(folder.toAbsolutePath().normalize(), Tray::new);
    }

    /**
     * The readers by name.
     *
     * @throws CardException if the tray cannot be listed
     */
    List<TrayTerminal> terminals() throws CardException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(path -> terminals.computeIfAbsent(
                            path.getFileName().toString(), name -> new TrayTerminal(name, new Slot(path))))
                    .toList();
        } catch (IOException e) {
            throw new CardException("The tray cannot be listed: " + e.getMessage(), e);
        }
    }
}
