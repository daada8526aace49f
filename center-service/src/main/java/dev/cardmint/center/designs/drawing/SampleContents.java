package dev.cardmint.center.designs.drawing;

import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.PhotoSlot;
import dev.cardmint.center.designs.template.TextSlot;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Nobody's data: the samples that a template brings, and an outline of a person. */
public final class SampleContents implements FaceContents {

    private static final int WIDTH = 350;
    private static final int HEIGHT = 450;

    @Override
    public String text(TextSlot slot) {
        return slot.sample();
    }

    @Override
    public String code(BarcodeSlot slot) {
        return slot.sample();
    }

    @Override
    public BufferedImage photo(PhotoSlot slot) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(new Color(0xD9DEE5));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(new Color(0x8A97A8));
        canvas.fill(new Ellipse2D.Double(105, 85, 140, 175));
        canvas.fill(new RoundRectangle2D.Double(45, 290, 260, 260, 200, 200));
        canvas.dispose();
        return image;
    }
}
