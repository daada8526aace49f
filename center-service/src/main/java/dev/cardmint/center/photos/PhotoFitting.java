package dev.cardmint.center.photos;

import dev.cardmint.model.bytes.Bytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/**
 * Makes a photo anew: decoded, turned upright, scaled down and coded again until it fits. What comes out holds pixels
 * and nothing else of the file that was sent, and is the same for the same photo.
 */
@Component
public final class PhotoFitting {

    private static final float[] QUALITIES = {0.85f, 0.75f, 0.65f, 0.55f};
    private static final double NEXT_SIDE = 0.8;

    /** An image of 25 million pixels takes up to 150 MB while it is decoded. */
    private final Semaphore decoders = new Semaphore(Runtime.getRuntime().availableProcessors());

    PhotoFitting() {}

    /**
     * Makes a JPEG image of at most this size.
     *
     * @throws UnusablePhotoException with words for the customer if the photo cannot be decoded
     */
    public Bytes fit(Photo photo, PhotoSize size) {
        return code(pixels(photo, size), size);
    }

    /**
     * The pixels of a photo, upright and at most this large, to be drawn.
     *
     * @throws UnusablePhotoException with words for the customer if the photo cannot be decoded
     */
    public BufferedImage pixels(Photo photo, PhotoSize size) {
        decoders.acquireUninterruptibly();
        try {
            JpegStructure structure = photo.structure();
            BufferedImage image = Pixels.within(PhotoDecoder.decode(structure, size.longestSide()), size.longestSide());
            return Pixels.upright(image, structure.orientation());
        } finally {
            decoders.release();
        }
    }

    private static Bytes code(BufferedImage image, PhotoSize size) {
        for (int side = size.longestSide(); side >= PhotoSize.SMALLEST_SIDE; side = (int) (side * NEXT_SIDE)) {
            BufferedImage scaled = Pixels.within(image, side);
            for (float quality : QUALITIES) {
                byte[] jpeg = code(scaled, quality);
                if (jpeg.length <= size.maxBytes()) {
                    return Bytes.copyOf(jpeg);
                }
            }
        }
        throw new IllegalStateException("An image of 32 pixels to a side does not fit");
    }

    private static byte[] code(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        if (how instanceof JPEGImageWriteParam tables) {
            tables.setOptimizeHuffmanTables(true);
        }
        var coded = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(coded)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return coded.toByteArray();
    }
}
