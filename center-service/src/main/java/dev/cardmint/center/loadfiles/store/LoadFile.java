package dev.cardmint.center.loadfiles.store;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CAP file that the center has, without its bytes.
 *
 * @param digest SHA-256 of the file
 * @param packageAid the package that it holds: GlobalPlatform's executable load file (GPCS 2.3)
 * @param uploadedBy {@code null} if it was shipped with the service
 */
public record LoadFile(
        Bytes digest, Aid packageAid, int size, @Nullable String uploadedBy, Instant uploadedAt) {}
