package dev.cardmint.simulator.loadfile;

import dev.cardmint.model.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The Load File Data Block Hash, whose length tells the algorithm (GPC 2.3.1, 9.2.2 and B.2). */
public final class LoadFileHash {

    public static final int SHA_1 = 20;
    public static final int SHA_256 = 32;

    private LoadFileHash() {}

    /** Whether a hash of this many bytes is of a known algorithm. */
    public static boolean isKnown(int size) {
        return algorithm(size) != null;
    }

    /**
     * The hash of a load file data block.
     *
     * @param size 20, 28, 32, 48 or 64 bytes
     */
    public static Bytes of(Bytes dataBlock, int size) {
        String algorithm = algorithm(size);
        if (algorithm == null) {
            throw new IllegalArgumentException("No hash has %d bytes".formatted(size));
        }
        try {
            return Bytes.copyOf(MessageDigest.getInstance(algorithm).digest(dataBlock.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has the SHA family
        }
    }

    private static @Nullable String algorithm(int size) {
        return switch (size) {
            case SHA_1 -> "SHA-1";
            case 28 -> "SHA-224";
            case SHA_256 -> "SHA-256";
            case 48 -> "SHA-384";
            case 64 -> "SHA-512";
            default -> null;
        };
    }
}
