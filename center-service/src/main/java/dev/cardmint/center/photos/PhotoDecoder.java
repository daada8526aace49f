package dev.cardmint.center.photos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes an image to pixels, in memory only, and no more of them than are needed. */
final class PhotoDecoder {

    private PhotoDecoder() {}

    /**
     * Decodes an image whose longest side keeps at least twice the wanted pixels, where it has them.
     *
     * @throws UnusablePhotoException if the decoder fails or meets damage
     */
    static BufferedImage decode(JpegStructure structure, int longestSide) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        var damage = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> damage.set(true));
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(structure.bare()))) {
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0, every(reader, structure.frame(), longestSide));
            if (!damage.get()) {
                return image;
            }
        } catch (IOException | RuntimeException e) {
            throw new UnusablePhotoException("is damaged", e);
        } finally {
            reader.dispose();
        }
        throw new UnusablePhotoException("is damaged");
    }

    private static ImageReadParam every(ImageReader reader, JpegFrame frame, int longestSide) {
        int period = Math.max(1, Math.max(frame.width(), frame.height()) / (2 * longestSide));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(period, period, 0, 0);
        return every;
    }
}
