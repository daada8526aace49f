package dev.cardmint.center.photos;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How the rows and columns of an image lie to the person who looks at it (Exif 2.32, 4.6.5.1.F, tag 0112). */
enum Orientation {
    UPRIGHT(1, 0, 0, 1),
    MIRRORED(-1, 0, 0, 1),
    UPSIDE_DOWN(-1, 0, 0, -1),
    UPSIDE_DOWN_MIRRORED(1, 0, 0, -1),
    LYING_MIRRORED(0, 1, 1, 0),
    LYING_TO_THE_LEFT(0, 1, -1, 0),
    LYING_TO_THE_RIGHT_MIRRORED(0, -1, -1, 0),
    LYING_TO_THE_RIGHT(0, -1, 1, 0);

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_DIRECTORY = 4;
    private static final int ENTRY = 12;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private final int xToX;
    private final int xToY;
    private final int yToX;
    private final int yToY;

    Orientation(int xToX, int xToY, int yToX, int yToY) {
        this.xToX = xToX;
        this.xToY = xToY;
        this.yToX = yToX;
        this.yToY = yToY;
    }

    boolean swapsSides() {
        return xToX == 0;
    }

    /** Turns an image of these sides upright; what falls below zero is moved back. */
    AffineTransform uprighting(int width, int height) {
        int left = Math.min(0, xToX * width) + Math.min(0, yToX * height);
        int top = Math.min(0, xToY * width) + Math.min(0, yToY * height);
        return new AffineTransform(xToX, xToY, yToX, yToY, -left, -top);
    }

    static boolean isExif(ByteBuffer segment) {
        return segment.capacity() >= EXIF.length
                && segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    /** What an Exif segment says, or upright where it says nothing that makes sense: the image is good all the same. */
    static Orientation ofExif(ByteBuffer segment) {
        ByteBuffer tiff = segment.slice(EXIF.length, segment.capacity() - EXIF.length);
        try {
            tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(FIRST_DIRECTORY);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int entry = directory + Short.BYTES; entries > 0; entry += ENTRY, entries--) {
                if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG && tiff.getShort(entry + 2) == SHORT) {
                    return values()[tiff.getShort(entry + 8) - 1];
                }
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }
}
