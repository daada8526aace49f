package dev.cardmint.lab.containers;

import dev.cardmint.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file or folder that one group may read beside its owner: the user of one container, and nobody else. */
record SharedFile(Path path) {

    /**
     * Gives it to a group that this process belongs to.
     *
     * @throws LabException if it does not
     */
    void readableBy(long group) {
        try {
            Files.setAttribute(path, "unix:gid", Math.toIntExact(group));
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-x---" : "rw-r-----"));
        } catch (IOException e) {
            throw new LabException("Cannot give " + path + " to group " + group + "; run this in that group.", e);
        }
    }
}
