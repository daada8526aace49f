package dev.cardmint.center.designs.drawing;

import dev.cardmint.center.designs.template.FaceTemplate;

/**
 * One side of one card, ready to draw.
 *
 * @param contacts whether the card has contacts on this side, where nothing is printed
 */
public record Face(FaceTemplate template, boolean contacts, FaceContents contents) {

    /** The template's sizes: contents are the holder's. */
    @Override
    public String toString() {
        return "Face[%s, contacts=%s]".formatted(template, contacts);
    }
}
