package dev.cardmint.lab.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files and folders that nobody but their owner can read, from the moment they exist. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /**
     * Writes a whole file in one move: a reader sees the old content or the new, never a part.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Path file, String content) {
        try {
            Path folder = folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Path next = Files.createTempFile(folder, file.getFileName().toString(), ".new", attributes("rw-------"));
            Files.write(next, content.getBytes(StandardCharsets.UTF_8));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /**
     * Makes a folder, and those above it, where they are missing.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public static Path folder(Path folder) {
        try {
            return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, attributes("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
