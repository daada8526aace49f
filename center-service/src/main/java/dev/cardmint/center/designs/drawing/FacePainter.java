package dev.cardmint.center.designs.drawing;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.ViewBox;
import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.Box;
import dev.cardmint.center.designs.template.FaceSlot;
import dev.cardmint.center.designs.template.Id1;
import dev.cardmint.center.designs.template.PhotoSlot;
import dev.cardmint.center.designs.template.TextSlot;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Paints a side on whatever takes shapes, in millimetres from the card's upper left corner. */
final class FacePainter {

    private static final Box SHEET = Id1.CARD.grown(Id1.BLEED);
    private static final LoaderContext STRICT = LoaderContext.builder()
            .externalResourcePolicy(ResourcePolicy.DENY_ALL)
            .build();

    private FacePainter() {}

    /**
     * Paints artwork with its bleed, and every slot over it; not where the contacts are.
     *
     * @throws UndrawableException if something has no place
     */
    static void paint(Graphics2D card, Face face) {
        Graphics2D canvas = (Graphics2D) card.create();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            canvas.clip(printed(face));
            artwork(canvas, face);
            face.template().slots().forEach(slot -> paint(canvas, slot, face.contents()));
        } finally {
            canvas.dispose();
        }
    }

    private static Shape printed(Face face) {
        var printed = new Area(SHEET.toRectangle());
        if (face.contacts()) {
            printed.subtract(new Area(face.template().keepOut().toRectangle()));
        }
        return printed;
    }

    private static void artwork(Graphics2D card, Face face) {
        byte[] svg = face.template().artwork().getBytes(StandardCharsets.UTF_8);
        SVGDocument artwork = Objects.requireNonNull(new SVGLoader().load(new ByteArrayInputStream(svg), null, STRICT));
        Graphics2D canvas = (Graphics2D) card.create();
        artwork.render(
                nobody(), canvas, new ViewBox((float) SHEET.x(), (float) SHEET.y(), (float) SHEET.width(), (float)
                        SHEET.height()));
        canvas.dispose();
    }

    /** There is no window. */
    private static @Nullable Component nobody() {
        return null;
    }

    private static void paint(Graphics2D canvas, FaceSlot slot, FaceContents contents) {
        if (slot instanceof TextSlot text) {
            canvas.setColor(text.style().colour());
            canvas.fill(TextOutline.of(text, contents.text(text), Typefaces.shipped()));
        } else if (slot instanceof PhotoSlot photo) {
            photo(canvas, photo, contents.photo(photo));
        } else if (slot instanceof BarcodeSlot barcode) {
            canvas.setColor(Color.WHITE);
            canvas.fill(slot.box().toRectangle());
            canvas.setColor(Color.BLACK);
            canvas.fill(BarcodeShape.of(barcode, contents.code(barcode)));
        }
    }

    private static void photo(Graphics2D card, PhotoSlot slot, BufferedImage photo) {
        Box box = slot.box();
        double scale = Math.max(box.width() / photo.getWidth(), box.height() / photo.getHeight());
        var placed = AffineTransform.getTranslateInstance(
                box.x() + (box.width() - scale * photo.getWidth()) / 2,
                box.y() + (box.height() - scale * photo.getHeight()) / 2);
        placed.scale(scale, scale);
        double corner = 2 * slot.cornerRadius();
        Graphics2D canvas = (Graphics2D) card.create();
        canvas.clip(new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), corner, corner));
        canvas.drawImage(photo, placed, null);
        canvas.dispose();
    }
}
