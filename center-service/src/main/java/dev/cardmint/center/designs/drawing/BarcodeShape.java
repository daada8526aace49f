package dev.cardmint.center.designs.drawing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.Box;
import dev.cardmint.center.designs.template.Symbology;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** The dark elements of a code, placed in its slot with the quiet zone that its standard asks for. */
final class BarcodeShape {

    private BarcodeShape() {}

    /**
     * The elements in millimetres on the card.
     *
     * @throws UndrawableException if the code cannot say this, or not in so little room that a reader reads it
     */
    static Shape of(BarcodeSlot slot, String content) {
        BitMatrix elements = encode(slot, content);
        int quiet = quietZone(slot.symbology());
        boolean linear = slot.symbology() == Symbology.CODE_128;
        Box box = slot.box();
        double across = box.width() / (elements.getWidth() + 2 * quiet);
        double module = linear ? across : Math.min(across, box.height() / (elements.getHeight() + 2 * quiet));
        if (module < slot.symbology().leastModule()) {
            throw new UndrawableException(slot, "is too long for a code of this size to be read");
        }
        double height = linear ? box.height() / elements.getHeight() : module;
        double left = box.x() + (box.width() - module * elements.getWidth()) / 2;
        double top = box.y() + (box.height() - height * elements.getHeight()) / 2;
        return shape(elements, new Box(left, top, module, height));
    }

    private static BitMatrix encode(BarcodeSlot slot, String content) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.MARGIN, 0);
        BarcodeFormat format =
                switch (slot.symbology()) {
                    case QR -> {
                        hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
                        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
                        yield BarcodeFormat.QR_CODE;
                    }
                    case DATA_MATRIX -> {
                        hints.put(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
                        yield BarcodeFormat.DATA_MATRIX;
                    }
                    case CODE_128 -> BarcodeFormat.CODE_128;
                };
        try {
            return new MultiFormatWriter().encode(content, format, 0, 0, hints);
        } catch (WriterException | IllegalArgumentException e) {
            // The cause's message repeats the content.
            throw new UndrawableException(slot, "cannot be said in such a code");
        }
    }

    /** In modules on each side: ISO/IEC 18004, 6.3.8; ISO/IEC 16022, 7.3; ISO/IEC 15417, 4.6. */
    private static int quietZone(Symbology symbology) {
        return switch (symbology) {
            case QR -> 4;
            case DATA_MATRIX -> 1;
            case CODE_128 -> 10;
        };
    }

    /** One shape for all of them: filled at once, elements that touch have no seam. */
    private static Shape shape(BitMatrix elements, Box first) {
        var shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int row = 0; row < elements.getHeight(); row++) {
            for (int column = 0; column < elements.getWidth(); column++) {
                if (elements.get(column, row)) {
                    double x = first.x() + column * first.width();
                    double y = first.y() + row * first.height();
                    shape.append(new Box(x, y, first.width(), first.height()).toRectangle(), false);
                }
            }
        }
        return shape;
    }
}
