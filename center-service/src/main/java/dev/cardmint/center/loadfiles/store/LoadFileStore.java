package dev.cardmint.center.loadfiles.store;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where load files are kept. */
public interface LoadFileStore {

    /** Adds a file; one that is there already stays as it is. */
    void add(LoadFile file, Bytes content);

    @Nullable
    LoadFile find(Bytes digest);

    /** The bytes of a file. */
    @Nullable
    Bytes content(Bytes digest);

    List<LoadFile> all();
}
