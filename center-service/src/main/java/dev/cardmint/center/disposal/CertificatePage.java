package dev.cardmint.center.disposal;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.disposal.DisposalCertificate;
import dev.cardmint.model.disposal.LifeEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A certificate as a page for people (ISO 32000-1), made in memory; what it says is in the log as well. */
final class CertificatePage {

    private static final String TYPEFACE = "/fonts/NotoSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float SECOND_COLUMN = 200;
    private static final float TITLE_SIZE = 18;
    private static final float SIZE = 10;
    private static final float LINE = 20;

    private final PDType0Font font;
    private final PDPageContentStream content;
    private float y = PDRectangle.A4.getHeight() - MARGIN;

    private CertificatePage(PDType0Font font, PDPageContentStream content) {
        this.font = font;
        this.content = content;
    }

    static Bytes of(DisposalCertificate certificate) {
        try (var document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
                InputStream typeface =
                        Objects.requireNonNull(CertificatePage.class.getResourceAsStream(TYPEFACE), TYPEFACE)) {
            document.getDocumentInformation().setProducer("Cardmint");
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font font = PDType0Font.load(document, typeface, true);
            try (var content = new PDPageContentStream(document, page)) {
                new CertificatePage(font, content).write(certificate);
            }
            var coded = new ByteArrayOutputStream();
            document.save(coded);
            return Bytes.copyOf(coded.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(DisposalCertificate certificate) throws IOException {
        show("Certificate of destruction", MARGIN, TITLE_SIZE);
        y -= 2 * LINE;
        for (Map.Entry<String, String> line : lines(certificate).entrySet()) {
            show(line.getKey(), MARGIN, SIZE);
            show(line.getValue(), SECOND_COLUMN, SIZE);
            y -= LINE;
        }
    }

    private void show(String text, float x, float size) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(printable(text));
        content.endText();
    }

    /** The typeface has Latin, Greek and Cyrillic letters; any other is a question mark. */
    private String printable(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> has(letter) ? letter : "?")
                .collect(Collectors.joining());
    }

    private boolean has(String letter) {
        try {
            return font.encode(letter).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, String> lines(DisposalCertificate certificate) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("Certificate", certificate.id().toString());
        lines.put("Chip", certificate.chip());
        lines.put("Serial of the card", certificate.serial());
        lines.put("Card type", certificate.cardType());
        lines.put("Its life had ended", inWords(certificate.lifeEnd()));
        lines.put("Method", certificate.method().name());
        lines.put("Unit", certificate.unit());
        lines.put("Level", "%s (ISO/IEC 21964-1)".formatted(certificate.level()));
        lines.put("Branch, terminal", "%s, %s".formatted(certificate.branch(), certificate.terminal()));
        lines.put("Permitted", "%s, %s".formatted(certificate.permittedAt(), certificate.permittedBy()));
        lines.put("Destroyed", "%s, %s".formatted(certificate.destroyedAt(), certificate.destroyedBy()));
        if (certificate.witness() != null) {
            lines.put("Seen by", "%s, approval %s".formatted(certificate.witness(), certificate.approval()));
        }
        lines.put("Certified", certificate.certifiedAt().toString());
        return lines;
    }

    private static String inWords(LifeEnd end) {
        return switch (end) {
            case RETIRED_PROVED -> "as the chip has proved";
            case RETIRED_UNPROVED -> "without proof";
            case SPOILED -> "when it was wiped";
            case DECLARED_DEAD -> "as two people declared";
        };
    }
}
