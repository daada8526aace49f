package dev.cardmint.center.photos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Photos as cameras, scanners and image editors make them, drawn here. */
public final class TestPhotos {

    /** What the Exif block of {@link #withExif} tells of place and camera. */
    public static final List<String> PLANTED = List.of("Plantedcamera", "Plantedlens", "Plantedowner", "GPSPLACE");

    private TestPhotos() {}

    /** What makes photos fit. */
    public static PhotoFitting fitting() {
        return new PhotoFitting();
    }

    /** Four quarters: red and green above, blue and white below. */
    public static byte[] quarters(int width, int height) {
        return code(drawn(width, height, BufferedImage.TYPE_3BYTE_BGR), false);
    }

    static byte[] progressive(int width, int height) {
        return code(drawn(width, height, BufferedImage.TYPE_3BYTE_BGR), true);
    }

    /** Left half 200, right half 40. */
    static byte[] grey(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, x < width / 2 ? 200 : 40);
            }
        }
        return code(image, false);
    }

    /** The hardest to make small: no pixel says anything of the next one. */
    public static byte[] noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return code(image, false);
    }

    private static BufferedImage drawn(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D canvas = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int quarter = 0; quarter < colours.length; quarter++) {
            canvas.setColor(colours[quarter]);
            canvas.fillRect(quarter % 2 * width / 2, quarter / 2 * height / 2, width, height);
        }
        canvas.dispose();
        return image;
    }

    private static byte[] code(BufferedImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
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

    /** The same image with a segment behind its start. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + 4 + content.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** An image as a phone writes it: Exif with orientation, camera and place. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, exif(orientation, ByteOrder.LITTLE_ENDIAN));
    }

    /** Two directories (TIFF 6.0, section 2): camera and orientation, then the place. */
    static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(300).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 5);
        text(tiff, 0x010F, PLANTED.get(0), 120);
        entry(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        text(tiff, 0x013B, PLANTED.get(2), 140);
        entry(tiff, 0x8825, 4, 1).putInt(80);
        text(tiff, 0xA434, PLANTED.get(1), 160);
        tiff.position(80).putShort((short) 2);
        entry(tiff, 0x0002, 5, 3).putInt(200);
        text(tiff, 0x001B, PLANTED.get(3), 180);
        tiff.position(200).putInt(59).putInt(1).putInt(19).putInt(1).putInt(46).putInt(1);
        return join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array());
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    private static void text(ByteBuffer tiff, int tag, String text, int at) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        entry(tiff, tag, 2, bytes.length + 1).putInt(at);
        tiff.put(at, bytes);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** Where the content of the first segment with this marker starts. */
    static int contentOf(byte[] jpeg, int marker) {
        int at = 2;
        while (Byte.toUnsignedInt(jpeg[at + 1]) != marker) {
            at += 2 + (Byte.toUnsignedInt(jpeg[at + 2]) << 8 | Byte.toUnsignedInt(jpeg[at + 3]));
        }
        return at + 4;
    }
}
