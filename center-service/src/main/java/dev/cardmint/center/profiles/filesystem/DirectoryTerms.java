package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/**
 * A dedicated file, DF, and what it holds.
 *
 * @param name its DF name or AID, 1 to 16 bytes, or empty
 */
public record DirectoryTerms(int identifier, Bytes name, Bytes access, List<FileTerms> files) implements FileTerms {

    public DirectoryTerms {
        files = List.copyOf(files);
    }
}
