package dev.cardmint.center.designs.drawing;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import dev.cardmint.center.designs.template.Box;
import dev.cardmint.center.designs.template.Id1;
import dev.cardmint.model.bytes.Bytes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Sides as pages of vectors (ISO 32000-1), made in memory; a page has no text, only outlines. */
final class FacePages {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final float MARK_WIDTH = 0.1f;

    private FacePages() {}

    static Bytes of(List<Face> faces, Sheet sheet) {
        try (var document = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            document.getDocumentInformation().setProducer("Cardmint");
            for (Face face : faces) {
                add(document, face, sheet);
            }
            var coded = new ByteArrayOutputStream();
            document.save(coded);
            return Bytes.copyOf(coded.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(PDDocument document, Face face, Sheet sheet) throws IOException {
        PDPage page = page(sheet);
        document.addPage(page);
        var canvas = new PdfBoxGraphics2D(document, page.getMediaBox());
        try {
            canvas.scale(POINTS_PER_MILLIMETRE, POINTS_PER_MILLIMETRE);
            canvas.translate(sheet.margin(), sheet.margin());
            FacePainter.paint(canvas, face);
            if (sheet == Sheet.CROP_MARKS) {
                cropMarks(canvas);
            }
        } finally {
            canvas.dispose();
        }
        try (var content = new PDPageContentStream(document, page)) {
            content.drawForm(canvas.getXFormObject());
        }
    }

    /** With the boxes that presses cut by (ISO 32000-1, 14.11.2). */
    private static PDPage page(Sheet sheet) {
        double margin = sheet.margin();
        var page = new PDPage(box(Id1.CARD.grown(margin), margin));
        page.setTrimBox(box(Id1.CARD, margin));
        page.setBleedBox(box(Id1.CARD.grown(Math.min(margin, Id1.BLEED)), margin));
        return page;
    }

    /** All boxes lie alike above and below the card, so that the direction of y makes no difference. */
    private static PDRectangle box(Box box, double margin) {
        return new PDRectangle(
                points(box.x() + margin), points(box.y() + margin), points(box.width()), points(box.height()));
    }

    private static float points(double millimetres) {
        return (float) (millimetres * POINTS_PER_MILLIMETRE);
    }

    /** Two at each corner, outside of the bleed. */
    private static void cropMarks(Graphics2D canvas) {
        canvas.setColor(Color.BLACK);
        canvas.setStroke(new BasicStroke(MARK_WIDTH));
        Box bleed = Id1.CARD.grown(Id1.BLEED);
        for (double x : new double[] {Id1.CARD.x(), Id1.CARD.right()}) {
            canvas.draw(new Line2D.Double(x, bleed.y() - Sheet.MARK, x, bleed.y()));
            canvas.draw(new Line2D.Double(x, bleed.bottom(), x, bleed.bottom() + Sheet.MARK));
        }
        for (double y : new double[] {Id1.CARD.y(), Id1.CARD.bottom()}) {
            canvas.draw(new Line2D.Double(bleed.x() - Sheet.MARK, y, bleed.x(), y));
            canvas.draw(new Line2D.Double(bleed.right(), y, bleed.right() + Sheet.MARK, y));
        }
    }
}
