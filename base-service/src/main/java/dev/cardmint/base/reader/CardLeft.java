package dev.cardmint.base.reader;

/**
 * A card left its reader, or answers no more: whatever was found out about it is void.
 *
 * @param insertion the number of the insertion that ended
 */
public record CardLeft(String reader, long insertion) {}
