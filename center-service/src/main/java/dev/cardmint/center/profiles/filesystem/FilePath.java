package dev.cardmint.center.profiles.filesystem;

import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where a file is, by the identifiers below the master file (ISO/IEC 7816-4, 7.3.1); empty for the master file. */
public record FilePath(List<Integer> identifiers) {

    public static final FilePath MASTER_FILE = new FilePath(List.of());

    public FilePath {
        identifiers = List.copyOf(identifiers);
    }

    /** A file in this directory. */
    public FilePath to(int identifier) {
        var longer = new ArrayList<>(identifiers);
        longer.add(identifier);
        return new FilePath(longer);
    }

    public boolean isMasterFile() {
        return identifiers.isEmpty();
    }

    /** The identifiers, two bytes each. */
    public Bytes encode() {
        Bytes encoded = Bytes.EMPTY;
        for (int identifier : identifiers) {
            encoded = encoded.concat(Bytes.of(identifier >> 8, identifier & 0xFF));
        }
        return encoded;
    }

    @Override
    public String toString() {
        return isMasterFile()
                ? "3F00"
                : identifiers.stream().map("%04X"::formatted).collect(Collectors.joining("/"));
    }
}
