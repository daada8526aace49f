package dev.cardmint.center.designs.drawing;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/** Draws sides of cards; what it makes is in memory, and the caller's. */
public final class CardFaces {

    private CardFaces() {}

    /**
     * A side to print, as PNG.
     *
     * @throws UndrawableException if something has no place on it
     */
    public static Bytes print(Face face, Resolution resolution) {
        return FaceImage.png(FaceImage.print(face, resolution), resolution);
    }

    /**
     * A side to look at, as PNG: with the card's corners and its chip.
     *
     * @throws UndrawableException if something has no place on it
     */
    public static Bytes preview(Face face, Resolution resolution) {
        return FaceImage.png(FaceImage.preview(face, resolution), resolution);
    }

    /**
     * Sides as the pages of a PDF document.
     *
     * @throws UndrawableException if something has no place on one of them
     */
    public static Bytes pages(List<Face> faces, Sheet sheet) {
        return FacePages.of(faces, sheet);
    }
}
