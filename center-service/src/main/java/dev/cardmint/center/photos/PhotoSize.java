package dev.cardmint.center.photos;

/**
 * How large a photo may be.
 *
 * @param maxBytes of its JPEG file
 * @param longestSide in pixels
 */
public record PhotoSize(int maxBytes, int longestSide) {

    /** On fewer pixels nobody recognizes a face. */
    static final int SMALLEST_SIDE = 32;

    private static final int LEAST_BYTES = 2_000;

    public PhotoSize {
        if (maxBytes < LEAST_BYTES || longestSide < SMALLEST_SIDE) {
            throw new IllegalArgumentException(
                    "No photo fits into %d bytes, %d pixels".formatted(maxBytes, longestSide));
        }
    }

    /** On a chip: small, but with the pixels that a face is recognized from. */
    public static PhotoSize onChip(int maxBytes) {
        return new PhotoSize(maxBytes, 480);
    }

    /** On the face of a card: 25 mm by 35 mm at 600 dpi need 826 pixels. */
    public static PhotoSize inPrint() {
        return new PhotoSize(200 * 1024, 1_000);
    }
}
