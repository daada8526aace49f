package dev.cardmint.center.requests.csv;

/**
 * Why a line cannot be taken.
 *
 * @param column its name in the header, empty where it is the line as a whole
 * @param message plain words, never the cell
 */
public record LineProblem(int line, String column, String message) {}
