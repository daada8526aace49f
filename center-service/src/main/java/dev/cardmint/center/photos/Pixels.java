package dev.cardmint.center.photos;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Turns and scales images; one that is grey stays grey, value by value. */
final class Pixels {

    private Pixels() {}

    static BufferedImage upright(BufferedImage image, Orientation orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage turned = orientation.swapsSides() ? blank(image, height, width) : blank(image, width, height);
        Graphics2D canvas = turned.createGraphics();
        canvas.drawImage(image, orientation.uprighting(width, height), null);
        canvas.dispose();
        return turned;
    }

    /** Scales an image down until neither side is longer; by halves, so that every pixel counts. */
    static BufferedImage within(BufferedImage image, int longestSide) {
        double ratio = Math.min(1.0, (double) longestSide / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * ratio));
        int height = Math.max(1, (int) Math.round(image.getHeight() * ratio));
        BufferedImage scaled = image;
        while (scaled.getWidth() >= 2 * width && scaled.getHeight() >= 2 * height) {
            scaled = scaled(scaled, scaled.getWidth() / 2, scaled.getHeight() / 2);
        }
        return scaled(scaled, width, height);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = blank(image, width, height);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return scaled;
    }

    private static BufferedImage blank(BufferedImage like, int width, int height) {
        boolean grey = like.getType() == BufferedImage.TYPE_BYTE_GRAY;
        return new BufferedImage(width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    }
}
