package dev.cardmint.center.designs.drawing;

import dev.cardmint.center.designs.template.BarcodeSlot;
import dev.cardmint.center.designs.template.PhotoSlot;
import dev.cardmint.center.designs.template.TextSlot;
import java.awt.image.BufferedImage;

/** What is drawn into the slots of a side. */
public interface FaceContents {

    /** The text to draw, written as the slot says. */
    String text(TextSlot slot);

    /** What a code says. */
    String code(BarcodeSlot slot);

    BufferedImage photo(PhotoSlot slot);
}
