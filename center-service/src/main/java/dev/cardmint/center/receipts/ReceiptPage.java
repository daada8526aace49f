package dev.cardmint.center.receipts;

import dev.cardmint.center.receipts.Receipt.Row;
import dev.cardmint.model.bytes.Bytes;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A receipt as one page of A6 (ISO 216) in a PDF document (ISO 32000-1), made in memory with the typeface in it. */
final class ReceiptPage implements AutoCloseable {

    private static final float MARGIN = 28;
    private static final float LEADING = 1.35f;
    private static final float WIDTH = PDRectangle.A6.getWidth() - 2 * MARGIN;
    private static final Color SOFT = new Color(0x4A525C);

    private final PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
    private final PDFont regular;
    private final PDFont bold;
    private final PDPageContentStream content;
    private float top = PDRectangle.A6.getHeight() - MARGIN;

    private ReceiptPage() throws IOException {
        regular = typeface("NotoSans-Regular");
        bold = typeface("NotoSans-Bold");
        var page = new PDPage(PDRectangle.A6);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    /** Draws a receipt. */
    static Bytes of(Receipt receipt) {
        try (var page = new ReceiptPage()) {
            page.draw(receipt);
            return page.finish(receipt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDFont typeface(String name) throws IOException {
        try (InputStream in = ReceiptPage.class.getResourceAsStream("/fonts/%s.ttf".formatted(name))) {
            return PDType0Font.load(document, Objects.requireNonNull(in, name));
        }
    }

    private void draw(Receipt receipt) throws IOException {
        paragraph(receipt.title(), bold, 13, Color.BLACK);
        top -= 6;
        paragraph(receipt.sentence(), bold, 10, Color.BLACK);
        for (Row row : receipt.rows()) {
            top -= 4;
            paragraph(row.label(), regular, 7, SOFT);
            paragraph(row.value(), regular, 9, Color.BLACK);
        }
        top -= 8;
        for (String note : receipt.notes()) {
            paragraph(note, regular, 7, Color.BLACK);
            top -= 3;
        }
        signature(receipt.signature());
    }

    private void paragraph(String text, PDFont font, float size, Color colour) throws IOException {
        for (String line : lines(text, font, size)) {
            top -= size * LEADING;
            line(line, font, size, colour, top);
        }
    }

    private void line(String text, PDFont font, float size, Color colour, float baseline) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.setNonStrokingColor(colour);
        content.newLineAtOffset(MARGIN, baseline);
        content.showText(text);
        content.endText();
    }

    private void signature(String words) throws IOException {
        content.setStrokingColor(SOFT);
        content.setLineWidth(0.5f);
        content.moveTo(MARGIN, MARGIN + 12);
        content.lineTo(MARGIN + WIDTH, MARGIN + 12);
        content.stroke();
        line(drawable(words, regular), regular, 7, SOFT, MARGIN + 3);
    }

    /** Broken between words; a word that is longer than a line stands alone. */
    private static List<String> lines(String text, PDFont font, float size) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : drawable(text, font).split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A card type's name may have letters that the typeface has not. */
    private static String drawable(String text, PDFont font) throws IOException {
        var drawable = new StringBuilder();
        for (String letter : text.codePoints().mapToObj(Character::toString).toList()) {
            drawable.append(isDrawable(letter, font) ? letter : "?");
        }
        return drawable.toString();
    }

    private static boolean isDrawable(String letter, PDFont font) throws IOException {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Bytes finish(Receipt receipt) throws IOException {
        content.close();
        document.getDocumentInformation().setProducer("Cardmint");
        document.getDocumentInformation().setTitle(receipt.title());
        document.getDocumentCatalog().setLanguage(receipt.language().tag());
        var coded = new ByteArrayOutputStream();
        document.save(coded);
        return Bytes.copyOf(coded.toByteArray());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
