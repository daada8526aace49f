package dev.cardmint.center.notices;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where contacts are kept, encrypted. */
public interface ContactStore {

    void add(UUID record, byte[] encrypted);

    byte @Nullable [] find(UUID record);
}
