package dev.cardmint.center.photos;

import java.nio.ByteBuffer;

/**
 * What a frame header says of an image (ISO/IEC 10918-1, B.2.2): enough to refuse it before memory is spent on it.
 *
 * @param rgb whether its three components are named R, G and B
 */
record JpegFrame(int width, int height, int components, boolean rgb) {

    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int PROGRESSIVE = 0xC2;
    private static final int FIXED_PART = 6;
    private static final int PER_COMPONENT = 3;
    private static final int BITS = 8;
    private static final int LONGEST_SIDE = 10_000;
    private static final int MOST_PIXELS = 25_000_000;

    JpegFrame {
        if (width == 0 || height == 0) {
            throw new UnusablePhotoException("has no width or no height");
        }
        if (width < PhotoSize.SMALLEST_SIDE || height < PhotoSize.SMALLEST_SIDE) {
            throw new UnusablePhotoException("is too small to show a face: at least 32 pixels to a side");
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw new UnusablePhotoException("has too many pixels: at most 25 million, and 10,000 to a side");
        }
        if (components == 4) {
            throw new UnusablePhotoException("has the four colours of a printing press (CMYK): save it in RGB or grey");
        }
        if (components != 1 && components != 3) {
            throw new UnusablePhotoException("is neither in RGB nor grey");
        }
    }

    /** Reads the header behind a start-of-frame marker. */
    static JpegFrame parse(int marker, ByteBuffer header) {
        if (marker != BASELINE && marker != EXTENDED && marker != PROGRESSIVE) {
            throw new UnusablePhotoException("is coded in a rare way: save it as a baseline or progressive JPEG image");
        }
        int precision = Byte.toUnsignedInt(header.get());
        int height = Short.toUnsignedInt(header.getShort());
        int width = Short.toUnsignedInt(header.getShort());
        int components = Byte.toUnsignedInt(header.get());
        if (header.capacity() != FIXED_PART + PER_COMPONENT * components) {
            throw new UnusablePhotoException("is damaged");
        }
        if (precision != BITS) {
            throw new UnusablePhotoException("has more than 8 bits per colour: save it with 8");
        }
        return new JpegFrame(width, height, components, isRgb(header, components));
    }

    private static boolean isRgb(ByteBuffer header, int components) {
        return components == 3
                && header.get(FIXED_PART) == 'R'
                && header.get(FIXED_PART + PER_COMPONENT) == 'G'
                && header.get(FIXED_PART + 2 * PER_COMPONENT) == 'B';
    }
}
