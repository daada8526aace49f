package dev.cardmint.lab.folder;

import dev.cardmint.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The files of a lab, held by one running lab at a time. The operating system drops the hold with the process, however
 * it ends.
 */
public final class LabFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel hold;

    private LabFolder(Path root, FileChannel hold) {
        this.root = root;
        this.hold = hold;
    }

    /**
     * Takes hold of a folder, made if it is missing.
     *
     * @throws LabException if it cannot be written to, or another lab runs in it
     */
    public static LabFolder hold(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            OwnerOnly.folder(root);
            FileChannel hold =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = hold.tryLock();
            if (lock == null) {
                hold.close();
                throw new LabException("Another lab is running in " + root + "; stop it, or choose another --folder.");
            }
            return new LabFolder(root, hold);
        } catch (IOException | UncheckedIOException e) {
            throw new LabException("Cannot write to " + root + "; choose another place with --folder.", e);
        }
    }

    public Path root() {
        return root;
    }

    /** PostgreSQL's data, its password beside it. */
    public Path database() {
        return root.resolve("postgres");
    }

    public Path certificates() {
        return root.resolve("certificates");
    }

    /** The one folder of a base: its key, its certificate, the center's authority. */
    public Path baseHome(String terminal) {
        return root.resolve("base-home").resolve(terminal);
    }

    public Path vault() {
        return root.resolve("vault.json");
    }

    public Path vaultKey() {
        return root.resolve("vault.key");
    }

    /** User names and passwords of the lab's operators. */
    public Path operators() {
        return root.resolve("operators.json");
    }

    /** What the center reads into empty registries. */
    public Path bootstrap() {
        return root.resolve("bootstrap.json");
    }

    /** Blank cards that lie on the table, in no reader. */
    public Path blanks() {
        return OwnerOnly.folder(root.resolve("blanks"));
    }

    /** The simulated readers, one folder each. */
    public Path tray() {
        return OwnerOnly.folder(root.resolve("tray"));
    }

    /** Card requests as they were imported, one file each. */
    public Path requests() {
        return OwnerOnly.folder(root.resolve("requests"));
    }

    public Path log(String name) {
        return OwnerOnly.folder(root.resolve("logs")).resolve(name + ".log");
    }

    public Path running() {
        return OwnerOnly.folder(root.resolve("running"));
    }

    public Path settings(String name) {
        return root.resolve(name + ".properties");
    }

    /** Counts runs in this folder, so that cards and orders of one seed are new in each. */
    public long nextRun() {
        Path runs = root.resolve("runs");
        try {
            long run =
                    Files.exists(runs) ? Long.parseLong(Files.readString(runs).strip()) + 1 : 1;
            OwnerOnly.write(runs, Long.toString(run));
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            hold.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
