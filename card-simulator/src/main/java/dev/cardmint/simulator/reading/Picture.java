package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A JPEG image (ISO/IEC 10918-1), and whether another shows the same. */
final class Picture {

    private static final int SMALL = 32;

    /** Mean difference of a colour, of 255, that two compressions of one picture may have when they are made small. */
    private static final int ALLOWED = 10;

    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_METADATA = 0xE1;
    private static final int LAST_METADATA = 0xEF;
    private static final int COMMENT = 0xFE;

    private Picture() {}

    /** Whether both are images and show the same, compressed or scaled differently. */
    static boolean same(Bytes one, Bytes other) {
        BufferedImage first = small(one);
        BufferedImage second = small(other);
        return first != null && second != null && difference(first, second) <= ALLOWED;
    }

    /** Whether it says more than the picture: camera, place, author, comments. */
    static boolean hasMetadata(Bytes jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.size() && jpeg.unsigned(at) == 0xFF && jpeg.unsigned(at + 1) != START_OF_SCAN) {
            int marker = jpeg.unsigned(at + 1);
            if (marker == COMMENT || (marker >= FIRST_METADATA && marker <= LAST_METADATA)) {
                return true;
            }
            at += 2 + (jpeg.unsigned(at + 2) << 8 | jpeg.unsigned(at + 3));
        }
        return false;
    }

    private static @Nullable BufferedImage small(Bytes jpeg) {
        BufferedImage image = decoded(jpeg);
        if (image == null) {
            return null;
        }
        var small = new BufferedImage(SMALL, SMALL, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image.getScaledInstance(SMALL, SMALL, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    private static @Nullable BufferedImage decoded(Bytes jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
        } catch (IOException e) {
            return null; // no image
        }
    }

    private static long difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int x = 0; x < SMALL; x++) {
            for (int y = 0; y < SMALL; y++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3L * SMALL * SMALL);
    }
}
