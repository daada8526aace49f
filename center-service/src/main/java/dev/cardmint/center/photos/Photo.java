package dev.cardmint.center.photos;

import dev.cardmint.model.bytes.Bytes;

/** A photo as it was sent: one whole JPEG image (ISO/IEC 10918-1) whose structure was read, of at most 5 MB. */
public final class Photo {

    private static final int LONGEST = 5 * 1024 * 1024;

    private final JpegStructure structure;

    private Photo(JpegStructure structure) {
        this.structure = structure;
    }

    /**
     * Reads the structure of an image and decodes none of it.
     *
     * @throws UnusablePhotoException with words for the customer if it is no photo
     */
    public static Photo of(Bytes jpeg) {
        if (jpeg.size() > LONGEST) {
            throw new UnusablePhotoException("is too large: at most 5 MB fit");
        }
        return new Photo(JpegStructure.read(jpeg.toByteArray()));
    }

    JpegStructure structure() {
        return structure;
    }

    @Override
    public String toString() {
        return "Photo";
    }
}
