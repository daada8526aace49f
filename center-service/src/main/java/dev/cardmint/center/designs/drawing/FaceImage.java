package dev.cardmint.center.designs.drawing;

import dev.cardmint.center.designs.template.Box;
import dev.cardmint.center.designs.template.Id1;
import dev.cardmint.model.bytes.Bytes;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A side in pixels. */
final class FaceImage {

    private static final String PNG_METADATA = "javax_imageio_png_1.0";
    private static final Color PLATE = new Color(0xD8B865);

    private FaceImage() {}

    /** As it is printed: all of the rectangle that the card is cut from. */
    static BufferedImage print(Face face, Resolution resolution) {
        var image = new BufferedImage(resolution.width(), resolution.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.scale(image.getWidth() / Id1.CARD.width(), image.getHeight() / Id1.CARD.height());
        FacePainter.paint(canvas, face);
        canvas.dispose();
        return image;
    }

    /** As people will see it: with its corners, and a chip where it has one. */
    static BufferedImage preview(Face face, Resolution resolution) {
        var image = new BufferedImage(resolution.width(), resolution.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.scale(image.getWidth() / Id1.CARD.width(), image.getHeight() / Id1.CARD.height());
        canvas.fill(rounded(Id1.CARD, Id1.CORNER_RADIUS));
        canvas.setComposite(AlphaComposite.SrcAtop);
        canvas.drawImage(print(face, resolution), scaledToCard(resolution), null);
        if (face.contacts()) {
            canvas.setColor(PLATE);
            canvas.fill(face.template().keepOut().toRectangle());
        }
        canvas.dispose();
        return image;
    }

    private static RoundRectangle2D rounded(Box box, double radius) {
        return new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
    }

    private static AffineTransform scaledToCard(Resolution resolution) {
        return AffineTransform.getScaleInstance(
                Id1.CARD.width() / resolution.width(), Id1.CARD.height() / resolution.height());
    }

    /** PNG (ISO/IEC 15948) that says its resolution, made in memory. */
    static Bytes png(BufferedImage image, Resolution resolution) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        var coded = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(coded)) {
            writer.setOutput(out);
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            metadata.mergeTree(PNG_METADATA, resolutionNode(resolution));
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return Bytes.copyOf(coded.toByteArray());
    }

    /** The chunk pHYs (ISO/IEC 15948, 11.3.5.3). */
    private static IIOMetadataNode resolutionNode(Resolution resolution) {
        String dots = Integer.toString(resolution.dotsPerMetre());
        var physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", dots);
        physical.setAttribute("pixelsPerUnitYAxis", dots);
        physical.setAttribute("unitSpecifier", "meter");
        var root = new IIOMetadataNode(PNG_METADATA);
        root.appendChild(physical);
        return root;
    }
}
