package dev.cardmint.base.recognition;

import dev.cardmint.base.center.BearerToken;
import dev.cardmint.model.relay.Recognition;

/**
 * A card in a reader that the center has recognized.
 *
 * @param insertion the insertion that the recognition is about
 * @param operator who asked, needed once more when the card leaves
 */
public record Recognized(String reader, long insertion, Recognition recognition, BearerToken operator) {}
